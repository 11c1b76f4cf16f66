// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Words of the settings, {@code wrong-id}, for constants of the code, {@code WRONG_ID}. */
final class Words {
  private Words() {}

  /**
   * The constant that a word stands for.
   *
   * @throws IllegalArgumentException none; the message lists those there are
   */
  static <E extends Enum<E>> E constant(Class<E> type, String key, String word) {
    for (E each : type.getEnumConstants()) {
      if (word(each).equals(word)) {
        return each;
      }
    }
    List<String> known = Arrays.stream(type.getEnumConstants()).map(Words::word).toList();
    throw new IllegalArgumentException(key + ": '" + word + "' is not one of " + known);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
