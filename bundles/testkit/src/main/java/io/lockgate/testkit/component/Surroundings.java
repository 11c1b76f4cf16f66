// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.component;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a component can be given: services, configuration, the properties of the framework. */
final class Surroundings {
  private static final String BUNDLE_CONTEXT = "org.osgi.framework.BundleContext";

  private final List<Object> services = new ArrayList<>();
  private final IdentityHashMap<Object, Map<String, Object>> properties = new IdentityHashMap<>();
  private final Map<String, Object> configuration = new TreeMap<>();
  private final Map<String, String> framework = new TreeMap<>();

  void service(Object service) {
    services.add(service);
  }

  void service(Object service, Map<String, Object> its) {
    services.add(service);
    properties.put(service, its);
  }

  /** What a service was registered with. */
  Map<String, Object> properties(Object service) {
    return properties.getOrDefault(service, Map.of());
  }

  void configuration(String key, Object value) {
    configuration.put(key, value);
  }

  void framework(String key, String value) {
    framework.put(key, value);
  }

  /** All services of a type. */
  List<?> services(Class<?> type) {
    return services.stream().filter(type::isInstance).toList();
  }

  /**
   * What goes into a parameter or field of that type.
   *
   * @throws IllegalArgumentException there is nothing that fits, or more than one
   */
  Object find(Type type, String where) {
    if (type instanceof ParameterizedType generic
        && generic.getActualTypeArguments()[0] instanceof Class<?> element) {
      if (generic.getRawType() == Optional.class) {
        return services(element).stream().findFirst();
      }
      if (generic.getRawType() == List.class || generic.getRawType() == Collection.class) {
        return services(element);
      }
    }
    Class<?> raw = (Class<?>) (type instanceof ParameterizedType some ? some.getRawType() : type);
    if (raw.isAnnotation()) {
      return ConfigProxy.of(raw, configuration);
    }
    List<?> fitting = services(raw);
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    if (fitting.isEmpty() && raw == Map.class) {
      return Map.copyOf(configuration);
    }
    if (fitting.isEmpty() && raw.getName().equals(BUNDLE_CONTEXT)) {
      return context(raw);
    }
    throw new IllegalArgumentException(
        where
            + " needs one "
            + raw.getName()
            + ", there are "
            + fitting.size()
            + ": use with(...)");
  }

  /** A bundle context that knows the properties of the framework and nothing else. */
  private Object context(Class<?> type) {
    Map<String, String> properties = Map.copyOf(framework);
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> {
          if (method.getName().equals("getProperty") && arguments != null) {
            return property(properties, arguments[0]);
          }
          throw new UnsupportedOperationException(method + ": give a fake of your own with(...)");
        });
  }

  private static @Nullable String property(Map<String, String> properties, Object key) {
    return properties.get(key.toString());
  }
}
