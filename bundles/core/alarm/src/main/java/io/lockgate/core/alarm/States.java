// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm;

import io.lockgate.api.point.Value;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** States as settings write them: a word stands for a text and, where it can be one, for a number or a flag. */
final class States {
  private States() {}

  static Set<Value> of(String list) {
    Set<Value> values = new HashSet<>();
    Arrays.stream(list.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .forEach(word -> add(values, word));
    return values;
  }

  private static void add(Set<Value> to, String word) {
    to.add(Value.of(word));
    if (word.equals("true") || word.equals("false")) {
      to.add(Value.of(word.equals("true")));
    } else if (word.matches("[+-]?\\d{1,15}(\\.\\d{1,15})?")) {
      to.add(Value.of(Double.parseDouble(word)));
    }
  }
}
