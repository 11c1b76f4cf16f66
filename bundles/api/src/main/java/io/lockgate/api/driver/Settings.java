// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import java.util.Map;
import java.util.TreeMap;

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

  /** The keys, sorted; no values. */
  @Override
  public String toString() {
    return "Settings" + new TreeMap<>(values).keySet();
  }
}
