// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Settings as text, complete with the defaults of their form. Secrets may be among them: never log values;
 * {@link #toString} shows keys only.
 *
 * @param values text by key
 */
public record Settings(Map<String, String> values) {
  public Settings {
    values = Map.copyOf(values);
  }

  /**
   * A text.
   *
   * @throws DriverException.BadSetting there is none, or it is blank
   */
  public String text(String key) throws DriverException.BadSetting {
    String value = values.getOrDefault(key, "").strip();
    if (value.isEmpty()) {
      throw new DriverException.BadSetting(key, "is missing");
    }
    return value;
  }

  /** A text, or {@code otherwise} when there is none or it is blank. */
  public String text(String key, String otherwise) {
    String value = values.getOrDefault(key, "").strip();
    return value.isEmpty() ? otherwise : value;
  }

  /**
   * A whole number.
   *
   * @throws DriverException.BadSetting there is none, it is no whole number, or it is outside the range
   */
  public int number(String key, int low, int high) throws DriverException.BadSetting {
    String text = text(key);
    try {
      int value = Integer.parseInt(text);
      if (value >= low && value <= high) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      throw new DriverException.BadSetting(key, "is not a whole number");
    }
    throw new DriverException.BadSetting(key, "must be " + low + " to " + high);
  }

  /**
   * A switch.
   *
   * @throws DriverException.BadSetting it is neither {@code true} nor {@code false}
   */
  public boolean flag(String key) throws DriverException.BadSetting {
    return switch (text(key)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new DriverException.BadSetting(key, "must be true or false");
    };
  }

  /**
   * A whole number, or {@code otherwise} when there is none or it is blank.
   *
   * @throws DriverException.BadSetting it is no whole number, or it is outside the range
   */
  public int number(String key, int otherwise, int low, int high)
      throws DriverException.BadSetting {
    return text(key, "").isEmpty() ? otherwise : number(key, low, high);
  }

  /**
   * A switch, or {@code otherwise} when there is none or it is blank.
   *
   * @throws DriverException.BadSetting it is neither {@code true} nor {@code false}
   */
  public boolean flag(String key, boolean otherwise) throws DriverException.BadSetting {
    return text(key, "").isEmpty() ? otherwise : flag(key);
  }

  /**
   * One of the constants of a type, written as {@link #word} says, or {@code otherwise} when there is none or it is blank.
   *
   * @throws DriverException.BadSetting it is none of them
   */
  public <E extends Enum<E>> E choice(String key, Class<E> type, String otherwise)
      throws DriverException.BadSetting {
    String text = text(key, otherwise);
    E[] constants = type.getEnumConstants();
    for (E constant : constants) {
      if (word(constant).equals(text)) {
        return constant;
      }
    }
    throw new DriverException.BadSetting(
        key,
        "must be one of "
            + Arrays.stream(constants).map(Settings::word).collect(Collectors.joining(", ")));
  }

  /** A constant as it is written in settings: lower case, with hyphens. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The keys, sorted; no values. */
  @Override
  public String toString() {
    return "Settings" + new TreeMap<>(values).keySet();
  }
}
