// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.component;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An instance of a configuration annotation, made from property names and values. */
final class ConfigProxy {
  private ConfigProxy() {}

  /**
   * Makes an instance. Attributes without a value have their default.
   *
   * @throws IllegalArgumentException a value does not fit its attribute, or there is no attribute of that name
   */
  static <A> A of(Class<A> type, Map<String, Object> properties) {
    Map<String, @Nullable Object> values = new TreeMap<>();
    Set<String> known = new TreeSet<>();
    for (Method attribute : type.getDeclaredMethods()) {
      String key = key(attribute.getName());
      known.add(key);
      Object given = properties.getOrDefault(key, attribute.getDefaultValue());
      values.put(attribute.getName(), coerce(attribute, key, given));
    }
    for (String key : properties.keySet()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException("no attribute '" + key + "', there are " + known);
      }
    }
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answer(type, values, self, method, arguments));
    return type.cast(proxy);
  }

  private static @Nullable Object coerce(Method attribute, String key, @Nullable Object given) {
    try {
      return Coercion.to(attribute.getReturnType(), given);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("attribute '" + key + "': " + e.getMessage(), e);
    }
  }

  private static @Nullable Object answer(
      Class<?> type,
      Map<String, @Nullable Object> values,
      Object self,
      Method method,
      Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "annotationType" -> type;
      case "hashCode" -> System.identityHashCode(self);
      case "equals" -> arguments != null && self == arguments[0];
      case "toString" -> "@" + type.getSimpleName() + values;
      default -> values.get(method.getName());
    };
  }

  /** Property name of an attribute (OSGi Compendium 8, section 112.8.2.1). */
  static String key(String attribute) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < attribute.length(); i++) {
      if (attribute.startsWith("$_$", i)) {
        key.append('-');
        i += 2;
      } else if (attribute.startsWith("__", i) || attribute.startsWith("$$", i)) {
        key.append(attribute.charAt(i));
        i++;
      } else if (attribute.charAt(i) == '_') {
        key.append('.');
      } else if (attribute.charAt(i) != '$') {
        key.append(attribute.charAt(i));
      }
    }
    return key.toString();
  }
}
