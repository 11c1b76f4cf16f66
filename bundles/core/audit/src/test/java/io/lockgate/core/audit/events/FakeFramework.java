// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.events;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** As much of a framework as the recorders ask for; any other call fails. */
final class FakeFramework {
  int level = 100;
  int state = Bundle.ACTIVE;
  int listeners;

  BundleContext context() {
    return proxy(BundleContext.class, (self, method, arguments) -> ofContext(method.getName()));
  }

  Bundle bundle() {
    return proxy(
        Bundle.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "getSymbolicName" -> "com.example.driver";
              case "getVersion" -> new Version(1, 2, 3);
              case "getLocation" -> "file:driver.jar";
              case "getState" -> state;
              case "adapt" -> startLevel();
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private @Nullable Object ofContext(String method) {
    return switch (method) {
      case "getBundle" -> bundle();
      case "getBundles" -> new Bundle[7];
      case "getProperty" -> "100";
      case "addBundleListener", "addFrameworkListener" -> {
        listeners++;
        yield null;
      }
      case "removeBundleListener", "removeFrameworkListener" -> {
        listeners--;
        yield null;
      }
      default -> throw new UnsupportedOperationException(method);
    };
  }

  private FrameworkStartLevel startLevel() {
    return proxy(FrameworkStartLevel.class, (self, method, arguments) -> level);
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
