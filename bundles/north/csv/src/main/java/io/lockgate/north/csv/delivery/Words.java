// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.delivery;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several words in one setting. */
public final class Words {
  private Words() {}

  /** Parted by blanks or commas; none for a blank text. */
  public static Set<String> of(String text) {
    return Stream.of(text.split("[\\s,]+"))
        .filter(each -> !each.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
