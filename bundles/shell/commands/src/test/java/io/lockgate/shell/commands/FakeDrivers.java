// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands;

import io.lockgate.api.driver.Driver;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** A framework in which one driver runs: {@code modbus}, of bundle {@code io.lockgate.driver.modbus}. */
final class FakeDrivers {
  private FakeDrivers() {}

  static BundleContext context() {
    Bundle bundle = fake(Bundle.class, "getSymbolicName", "io.lockgate.driver.modbus");
    ServiceReference<?> driver =
        fake(
            ServiceReference.class,
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getBundle" -> bundle;
                  case "getProperty" -> Driver.ID.equals(arguments[0]) ? "modbus" : "";
                  default -> throw new UnsupportedOperationException(method.getName());
                });
    return fake(BundleContext.class, "getServiceReferences", List.of(driver));
  }

  private static <T> T fake(Class<T> type, String name, Object answer) {
    return fake(
        type,
        (proxy, method, arguments) -> {
          if (method.getName().equals(name)) {
            return answer;
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
