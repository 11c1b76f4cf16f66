// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.launcher.spi.TrustGate;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** A bundle context with as much life in it as these tests need. */
final class Bundles {
  final List<Long> uninstalled = new ArrayList<>();
  private final List<Bundle> installed = new ArrayList<>();
  private final @Nullable TrustGate gate;
  private final String deploy;

  Bundles(@Nullable TrustGate gate, String deploy) {
    this.gate = gate;
    this.deploy = deploy;
  }

  void add(long id) {
    installed.add(
        proxy(
            Bundle.class,
            name ->
                switch (name) {
                  case "getBundleId" -> id;
                  case "getSymbolicName" -> "bundle" + id;
                  case "uninstall" -> uninstalled.add(id);
                  case "toString" -> "bundle" + id;
                  default -> throw new UnsupportedOperationException(name);
                }));
  }

  BundleContext context() {
    ServiceReference<?> reference = proxy(ServiceReference.class, name -> null);
    return proxy(
        BundleContext.class,
        name ->
            switch (name) {
              case "getBundles" -> installed.toArray(new Bundle[0]);
              case "getProperty" -> deploy;
              case "getServiceReference" -> gate == null ? null : reference;
              case "getService" -> gate;
              default -> throw new UnsupportedOperationException(name);
            });
  }

  /** Answers by method name. */
  private interface Answer {
    @Nullable Object to(String method);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> {
              Object value = answer.to(method.getName());
              return method.getReturnType() == void.class ? null : value;
            }));
  }
}
