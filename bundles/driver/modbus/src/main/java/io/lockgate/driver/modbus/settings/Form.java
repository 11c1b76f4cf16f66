// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.settings;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.Settings;
import java.time.Duration;

/**
 * Settings with their defaults: those of a discovered place have not passed their form.
 *
 * @param settings as configured
 */
record Form(Settings settings) {
  String text(String key, String otherwise) {
    return settings.text(key, otherwise);
  }

  String required(String key, String why) throws BadSetting {
    String text = settings.text(key, "");
    if (text.isEmpty()) {
      throw new BadSetting(key, "is needed " + why);
    }
    return text;
  }

  int number(String key, int otherwise, int low, int high) throws BadSetting {
    return settings.number(key, otherwise, low, high);
  }

  Duration millis(String key, int otherwise, int low, int high) throws BadSetting {
    return Duration.ofMillis(number(key, otherwise, low, high));
  }

  boolean flag(String key) throws BadSetting {
    return settings.flag(key, false);
  }

  /** One of the constants, written in lower case with hyphens. */
  <E extends Enum<E>> E choice(String key, Class<E> type, String otherwise) throws BadSetting {
    return settings.choice(key, type, otherwise);
  }

  static String word(Enum<?> constant) {
    return Settings.word(constant);
  }
}
