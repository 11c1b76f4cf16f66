// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.fake;

import io.lockgate.api.driver.Driver;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;

/** As much of a framework as the component asks for: one bundle with one driver. */
public final class Framework {
  private final Bundle bundle = PlayedMetatype.bundle();
  private final ServiceReference<?> reference;
  private final BundleContext context;

  /** A framework with this driver. */
  public Framework(Driver driver) {
    reference = reference(bundle);
    context =
        proxy(
            BundleContext.class,
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getBundles" -> new Bundle[] {bundle};
                  case "getService" -> driver;
                  case "ungetService" -> true;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  /** The driver's. */
  public ServiceReference<?> reference() {
    return reference;
  }

  /** The component's. */
  public BundleContext context() {
    return context;
  }

  /** Something has become of a configuration. */
  @SuppressWarnings("unchecked")
  public static ConfigurationEvent event(int type, String factoryPid, String pid) {
    ServiceReference<ConfigurationAdmin> of =
        (ServiceReference<ConfigurationAdmin>) reference(PlayedMetatype.bundle());
    return new ConfigurationEvent(of, type, factoryPid, pid);
  }

  private static ServiceReference<?> reference(Bundle bundle) {
    return proxy(
        ServiceReference.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "getBundle" -> bundle;
              case "getProperty" -> arguments[0].equals(Driver.ID) ? "played" : null;
              case "hashCode" -> 1;
              case "equals" -> self == arguments[0];
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
