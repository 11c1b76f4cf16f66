// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.expression;

import java.util.List;

/** A part of an expression. Not-a-number stands for "no value" and spreads: whatever is made of it has no value either. */
sealed interface Term {
  /**
   * What it comes to.
   *
   * @param inputs values of the points, by their place in the expression's list
   */
  double value(double[] inputs);

  /**
   * A number.
   *
   * @param value finite
   */
  record Constant(double value) implements Term {
    @Override
    public double value(double[] inputs) {
      return value;
    }
  }

  /**
   * A point.
   *
   * @param place in the list of inputs
   */
  record Input(int place) implements Term {
    @Override
    public double value(double[] inputs) {
      return inputs[place];
    }
  }

  /**
   * The opposite.
   *
   * @param of what
   */
  record Negated(Term of) implements Term {
    @Override
    public double value(double[] inputs) {
      return -of.value(inputs);
    }
  }

  /**
   * Two terms joined.
   *
   * @param operator one of {@code + - * /}
   */
  record Joined(Term left, char operator, Term right) implements Term {
    @Override
    public double value(double[] inputs) {
      double a = left.value(inputs);
      double b = right.value(inputs);
      double result =
          switch (operator) {
            case '+' -> a + b;
            case '-' -> a - b;
            case '*' -> a * b;
            default -> a / b;
          };
      return finite(result);
    }
  }

  /**
   * A function of some terms.
   *
   * @param arguments as many as it takes
   */
  record Call(Function function, List<Term> arguments) implements Term {
    @Override
    public double value(double[] inputs) {
      double[] values = new double[arguments.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = arguments.get(i).value(inputs);
      }
      return finite(function.of(values));
    }
  }

  /** Overflow and division by zero are no value, so that nothing finite can be made of them again. */
  private static double finite(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }
}
