// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.expression;

import io.lockgate.api.point.PointId;
import java.util.List;

/**
 * Arithmetic over points, parsed once, evaluated many times. Immutable.
 *
 * <pre>
 * sum     = product { ("+" | "-") product }
 * product = factor { ("*" | "/") factor }
 * factor  = "-" factor | number | point | function "(" sum { "," sum } ")" | "(" sum ")"
 * number  = digits [ "." digits ] [ "e" [ "+" | "-" ] digits ] [ "k" | "M" ]
 * point   = "{" device "/" point "}"
 * </pre>
 */
public final class Expression {
  /** Longest text, in characters. */
  public static final int MAX_LENGTH = 1_000;

  /** Deepest nesting. */
  static final int MAX_DEPTH = 32;

  /** Most different points. */
  static final int MAX_INPUTS = 100;

  private final Term root;
  private final List<PointId> inputs;

  Expression(Term root, List<PointId> inputs) {
    this.root = root;
    this.inputs = List.copyOf(inputs);
  }

  /**
   * Reads an expression.
   *
   * @throws ExpressionException it is none; the message begins with the column
   */
  public static Expression parse(String text) throws ExpressionException {
    return new Parser(text).parse();
  }

  /** The points it is made of, each once, in the order of their first appearance; may be empty. */
  public List<PointId> inputs() {
    return inputs;
  }

  /**
   * What it comes to.
   *
   * @param values of {@link #inputs}, in that order; not-a-number where there is none
   * @return not-a-number when a value is missing, something is divided by zero, or the result is too large
   */
  public double value(double[] values) {
    return root.value(values);
  }
}
