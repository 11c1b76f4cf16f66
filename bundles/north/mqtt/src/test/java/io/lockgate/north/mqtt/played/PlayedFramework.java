// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.played;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** As much of a framework as a component asks for: properties, and services it registers. */
public final class PlayedFramework {
  private final List<Object> services = new CopyOnWriteArrayList<>();
  private final Map<String, String> properties;

  /** With these framework properties. */
  public PlayedFramework(Map<String, String> properties) {
    this.properties = Map.copyOf(properties);
  }

  /** The services of a type that are registered now. */
  public <T> List<T> services(Class<T> type) {
    return services.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The context of the one bundle there is. */
  public BundleContext context() {
    return proxy(
        BundleContext.class,
        (name, arguments) ->
            switch (name) {
              case "getProperty" -> properties.get(String.valueOf(arguments[0]));
              case "registerService" -> registration(arguments[1]);
              default -> throw new UnsupportedOperationException(name);
            });
  }

  private ServiceRegistration<?> registration(Object service) {
    services.add(service);
    return proxy(
        ServiceRegistration.class,
        (name, arguments) -> {
          if (!name.equals("unregister") || !services.remove(service)) {
            throw new UnsupportedOperationException(name);
          }
          return null;
        });
  }

  private interface Answers {
    @Nullable Object to(String name, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Answers answers) {
    Object made =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                answers.to(method.getName(), arguments == null ? new Object[0] : arguments));
    return type.cast(made);
  }
}
