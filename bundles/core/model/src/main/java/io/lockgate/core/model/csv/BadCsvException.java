// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.csv;

/** A text is no table; an event, not a defect. */
final class BadCsvException extends Exception {
  private static final long serialVersionUID = 1L;

  BadCsvException(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
