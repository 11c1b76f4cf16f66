// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.client;

import java.lang.reflect.Proxy;

/**
 * Tells when the terminal's size changes (signal WINCH). The JDK's signal class is outside the Java specification, so it
 * is looked up by name; where it is missing the size of the start stays.
 */
final class WindowChange {
  private WindowChange() {}

  /**
   * Calls {@code action} at each change, on a thread of the JVM.
   *
   * @return false when this JVM cannot tell
   */
  static boolean listen(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                switch (method.getName()) {
                  case "handle" -> action.run();
                  case "equals" -> {
                    return arguments != null && self == arguments[0];
                  }
                  case "hashCode" -> {
                    return System.identityHashCode(self);
                  }
                  default -> {
                    return "window change";
                  }
                }
                return null;
              });
      Object winch = signal.getConstructor(String.class).newInstance("WINCH");
      signal.getMethod("handle", signal, handler).invoke(null, winch, proxy);
      return true;
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      return false;
    }
  }
}
