// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.expression;

/** A text is no expression. Carries no stack trace: it is an event, not a defect. */
public final class ExpressionException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A reason may repeat what was written; of more than this only the beginning is shown. */
  private static final int LONGEST_REASON = 200;

  private final int column;

  /** What is wrong at a column, counted from 1. */
  ExpressionException(int column, String reason) {
    super("column " + column + ": " + shown(reason), null, false, false);
    this.column = column;
  }

  private static String shown(String reason) {
    return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
  }

  public int column() {
    return column;
  }
}
