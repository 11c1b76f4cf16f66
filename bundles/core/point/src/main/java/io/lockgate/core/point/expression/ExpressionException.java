// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.expression;

/** A text is no expression. Carries no stack trace: it is an event, not a defect. */
public final class ExpressionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int column;

  /** What is wrong at a column, counted from 1. */
  ExpressionException(int column, String reason) {
    super("column " + column + ": " + reason, null, false, false);
    this.column = column;
  }

  public int column() {
    return column;
  }
}
