// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name somebody probably meant. */
final class Suggestion {
  private static final int MAX_LENGTH = 100;

  private Suggestion() {}

  /** The closest of the known names, when it is close: at most a third of its letters differ. */
  static Optional<String> closest(String written, Collection<String> known) {
    if (written.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String lower = written.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(name -> name.length() <= MAX_LENGTH)
        .filter(name -> distance(lower, name) <= Math.max(1, name.length() / 3))
        .min(
            Comparator.<String>comparingInt(name -> distance(lower, name))
                .thenComparing(name -> name));
  }

  /** Letters to put in, take out or replace (Levenshtein), upper and lower case alike. */
  private static int distance(String written, String name) {
    String other = name.toLowerCase(Locale.ROOT);
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= written.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (written.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
