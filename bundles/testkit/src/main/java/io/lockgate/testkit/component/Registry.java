// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.component;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * The bundle context of a component that registers services by hand: what it registers can be looked at, framework
 * properties are those given, everything else is refused. Thread-safe.
 */
public final class Registry {
  private final List<Entry> entries = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, String> framework;

  /**
   * A service that is registered now.
   *
   * @param service the object
   * @param properties as they were given
   */
  public record Entry(Object service, Map<String, Object> properties) {}

  /** With these framework properties. */
  public Registry(Map<String, String> framework) {
    this.framework = Map.copyOf(framework);
  }

  /** What is registered now, in order. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** For the component. */
  public BundleContext context() {
    return (BundleContext)
        Proxy.newProxyInstance(
            Registry.class.getClassLoader(),
            new Class<?>[] {BundleContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getProperty" -> framework.get((String) arguments[0]);
                  case "registerService" -> register(arguments[1], (Dictionary<?, ?>) arguments[2]);
                  case "toString" -> "registry";
                  default -> throw new UnsupportedOperationException(method.toString());
                });
  }

  private ServiceRegistration<?> register(Object service, Dictionary<?, ?> given) {
    Map<String, Object> properties = new HashMap<>();
    Collections.list(given.keys()).forEach(key -> properties.put(key.toString(), given.get(key)));
    Entry entry = new Entry(service, properties);
    entries.add(entry);
    return (ServiceRegistration<?>)
        Proxy.newProxyInstance(
            Registry.class.getClassLoader(),
            new Class<?>[] {ServiceRegistration.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "unregister" -> {
                    entries.remove(entry);
                    yield null;
                  }
                  case "toString" -> "registration";
                  default -> throw new UnsupportedOperationException(method.toString());
                });
  }
}
