// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.component;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a configuration value, often text, into the type an annotation asks for, as declarative services do. */
final class Coercion {
  private Coercion() {}

  /**
   * The value as that type; what an absent value stands for when it is null (0, false, an empty array, null).
   *
   * @throws IllegalArgumentException it cannot be turned into that type
   */
  static @Nullable Object to(Class<?> type, @Nullable Object value) {
    if (type.isArray()) {
      return array(type.componentType(), value);
    }
    if (value == null) {
      return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }
    if (type.isInstance(value)) {
      return value;
    }
    return fromText(type, value.toString().trim());
  }

  private static Object array(Class<?> type, @Nullable Object value) {
    List<?> items;
    if (value == null) {
      items = List.of();
    } else if (value instanceof Collection<?> many) {
      items = List.copyOf(many);
    } else if (value instanceof Object[] many) {
      items = Arrays.asList(many);
    } else {
      items = List.of(value);
    }
    Object array = Array.newInstance(type, items.size());
    for (int i = 0; i < items.size(); i++) {
      Array.set(array, i, to(type, items.get(i)));
    }
    return array;
  }

  private static Object fromText(Class<?> type, String text) {
    if (type == String.class) {
      return text;
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> ((Enum<?>) constant).name().equals(text))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no constant '" + text + "' in " + type));
    }
    return switch (type.getName()) {
      case "boolean" -> Boolean.parseBoolean(text);
      case "byte" -> Byte.parseByte(text);
      case "short" -> Short.parseShort(text);
      case "int" -> Integer.parseInt(text);
      case "long" -> Long.parseLong(text);
      case "float" -> Float.parseFloat(text);
      case "double" -> Double.parseDouble(text);
      case "char" -> text.charAt(0);
      default -> throw new IllegalArgumentException("no configuration can be a " + type);
    };
  }
}
