// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Driver;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/** A framework in which one driver runs: {@code modbus}, of bundle {@code io.lockgate.driver.modbus}. */
final class FakeDrivers {
  private static final String NAME = "io.lockgate.driver.modbus";

  private FakeDrivers() {}

  static BundleContext context() {
    Bundle bundle =
        fake(Bundle.class, Map.of("getSymbolicName", NAME, "getVersion", new Version(1, 2, 3)));
    ServiceReference<?> reference =
        fake(
            ServiceReference.class,
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getBundle" -> bundle;
                  case "getProperty" -> Driver.ID.equals(arguments[0]) ? "modbus" : "";
                  default -> throw new UnsupportedOperationException(method.getName());
                });
    Driver driver =
        fake(Driver.class, Map.of("capabilities", Set.of(Capability.WRITE, Capability.READ)));
    return fake(
        BundleContext.class,
        Map.of(
            "getServiceReferences",
            List.of(reference),
            "getService",
            driver,
            "ungetService",
            true));
  }

  /** The form of its links: two settings. It has no other. */
  static MetaTypeService forms() {
    AttributeDefinition host =
        fake(
            AttributeDefinition.class,
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getID" -> "host";
                  case "getDescription" -> "Name or address";
                  default -> null;
                });
    AttributeDefinition transport =
        fake(
            AttributeDefinition.class,
            Map.of(
                "getID",
                "transport",
                "getDefaultValue",
                new String[] {"tcp"},
                "getOptionValues",
                new String[] {"tcp", "rtu"},
                "getDescription",
                "How it is reached"));
    ObjectClassDefinition form =
        fake(
            ObjectClassDefinition.class,
            Map.of("getAttributeDefinitions", new AttributeDefinition[] {host, transport}));
    MetaTypeInformation information =
        fake(
            MetaTypeInformation.class,
            Map.of(
                "getFactoryPids", new String[] {NAME + ".link"}, "getObjectClassDefinition", form));
    return bundle -> information;
  }

  private static <T> T fake(Class<T> type, Map<String, Object> answers) {
    return fake(
        type,
        (proxy, method, arguments) -> {
          if (answers.containsKey(method.getName())) {
            return answers.get(method.getName());
          }
          if (method.getDeclaringClass() == Object.class) {
            return method.getName().equals("hashCode") ? 1 : proxy == arguments[0];
          }
          throw new UnsupportedOperationException(method.getName());
        });
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(FakeDrivers.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
