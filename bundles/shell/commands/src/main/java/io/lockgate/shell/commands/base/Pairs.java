// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.base;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings as users write them: {@code key=value}, one a word; an empty value takes the setting back. */
public final class Pairs {
  private Pairs() {}

  /**
   * Reads words, in their order.
   *
   * @throws IllegalArgumentException one is of another form, or a key occurs twice
   */
  public static Map<String, String> parse(List<String> words) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("write key=value, not '" + word + "'");
      }
      if (pairs.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
        throw new IllegalArgumentException(word.substring(0, equals) + " is given twice");
      }
    }
    return pairs;
  }
}
