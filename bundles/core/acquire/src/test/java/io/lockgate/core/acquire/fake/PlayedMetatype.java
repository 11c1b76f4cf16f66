// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.fake;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/** The forms of one driver's bundle, {@code com.example.played}. */
public final class PlayedMetatype {
  /** Symbolic name of the driver's bundle. */
  public static final String BUNDLE = "com.example.played";

  private static final Map<String, List<Attribute>> FORMS =
      Map.of(
          BUNDLE + ".link",
          List.of(text("host", "here"), text("pipelining", "1"), secret("password")),
          BUNDLE + ".device",
          List.of(text("per-step", "100")),
          BUNDLE + ".range",
          List.of(text("units", "3")));

  private record Attribute(String id, int type, @Nullable String byDefault) {}

  private PlayedMetatype() {}

  private static Attribute text(String id, String byDefault) {
    return new Attribute(id, AttributeDefinition.STRING, byDefault);
  }

  private static Attribute secret(String id) {
    return new Attribute(id, AttributeDefinition.PASSWORD, null);
  }

  /** The bundle. */
  public static Bundle bundle() {
    return proxy(Bundle.class, Map.of("getSymbolicName", BUNDLE));
  }

  /** Its Metatype. */
  public static MetaTypeService service() {
    MetaTypeInformation information =
        proxy(
            MetaTypeInformation.class,
            (self, method, arguments) ->
                method.getName().equals("getFactoryPids")
                    ? FORMS.keySet().toArray(String[]::new)
                    : form(String.valueOf(arguments[0])));
    return bundle -> information;
  }

  private static ObjectClassDefinition form(String pid) {
    AttributeDefinition[] all =
        FORMS.getOrDefault(pid, List.of()).stream()
            .map(PlayedMetatype::definition)
            .toArray(AttributeDefinition[]::new);
    return proxy(ObjectClassDefinition.class, Map.of("getAttributeDefinitions", all));
  }

  private static AttributeDefinition definition(Attribute its) {
    return proxy(
        AttributeDefinition.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "getID" -> its.id;
              case "getType" -> its.type;
              case "getDefaultValue" -> its.byDefault == null ? null : new String[] {its.byDefault};
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
    return proxy(type, (self, method, arguments) -> answers.get(method.getName()));
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
