// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm;

import io.lockgate.api.alarm.Severity;
import java.util.Locale;

/** Severities as settings write them. */
final class Severities {
  private Severities() {}

  /** Throws IllegalArgumentException for any other word. */
  static Severity of(String word) {
    for (Severity severity : Severity.values()) {
      if (severity.name().toLowerCase(Locale.ROOT).equals(word)) {
        return severity;
      }
    }
    throw new IllegalArgumentException("severity must be notice, warning, major or critical");
  }
}
