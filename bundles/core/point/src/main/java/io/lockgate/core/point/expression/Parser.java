// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.expression;

import io.lockgate.api.point.PointId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one expression by recursive descent, bounded in length, depth and points. Used once. */
final class Parser {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,30}");

  private static final char END = '\0';

  private final String text;
  private final List<PointId> inputs = new ArrayList<>();
  private int at;
  private int depth;

  Parser(String text) {
    this.text = text;
  }

  Expression parse() throws ExpressionException {
    if (text.length() > Expression.MAX_LENGTH) {
      throw new ExpressionException(
          Expression.MAX_LENGTH + 1, "longer than " + Expression.MAX_LENGTH + " characters");
    }
    Term root = sum();
    if (peek() != END || at < text.length()) {
      throw wrong("expected an operator or the end, not '" + peek() + "'");
    }
    return new Expression(root, inputs);
  }

  /** The next character that is no space; it is not consumed. */
  private char peek() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length() ? text.charAt(at) : END;
  }

  private boolean skip(char wanted) {
    if (peek() == wanted && at < text.length()) {
      at++;
      return true;
    }
    return false;
  }

  private ExpressionException wrong(String reason) {
    return new ExpressionException(at + 1, reason);
  }

  private Term sum() throws ExpressionException {
    Term left = product();
    while (peek() == '+' || peek() == '-') {
      char operator = text.charAt(at++);
      left = new Term.Joined(left, operator, product());
    }
    return left;
  }

  private Term product() throws ExpressionException {
    Term left = factor();
    while (peek() == '*' || peek() == '/') {
      char operator = text.charAt(at++);
      left = new Term.Joined(left, operator, factor());
    }
    return left;
  }

  private Term factor() throws ExpressionException {
    char first = peek();
    if (++depth > Expression.MAX_DEPTH) {
      throw wrong("nested deeper than " + Expression.MAX_DEPTH);
    }
    try {
      if (skip('-')) {
        return new Term.Negated(factor());
      }
      if (skip('(')) {
        Term inner = sum();
        close();
        return inner;
      }
      if (first == '{') {
        return point();
      }
      if (first >= '0' && first <= '9') {
        return number();
      }
      return call();
    } finally {
      depth--;
    }
  }

  private void close() throws ExpressionException {
    if (!skip(')')) {
      throw wrong("expected ')'");
    }
  }

  private Term number() throws ExpressionException {
    int begin = at;
    digits();
    if (here('.')) {
      at++;
      digits();
    }
    if (here('e') || here('E')) {
      at++;
      if (here('+') || here('-')) {
        at++;
      }
      digits();
    }
    double value = Double.parseDouble(text.substring(begin, at));
    if (here('k') || here('M')) {
      value *= text.charAt(at++) == 'k' ? 1e3 : 1e6;
    }
    if (!Double.isFinite(value)) {
      throw new ExpressionException(begin + 1, "number too large");
    }
    if (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || here('.'))) {
      throw wrong("'" + text.charAt(at) + "' does not belong to a number");
    }
    return new Term.Constant(value);
  }

  private boolean here(char wanted) {
    return at < text.length() && text.charAt(at) == wanted;
  }

  private void digits() throws ExpressionException {
    int begin = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == begin) {
      throw wrong("expected a digit");
    }
  }

  private Term point() throws ExpressionException {
    int end = text.indexOf('}', at);
    if (end < 0) {
      throw wrong("'{' without '}'");
    }
    PointId id;
    try {
      id = PointId.of(text.substring(at + 1, end));
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
    int place = inputs.indexOf(id);
    if (place < 0) {
      place = inputs.size();
      inputs.add(id);
    }
    if (inputs.size() > Expression.MAX_INPUTS) {
      throw wrong("more than " + Expression.MAX_INPUTS + " points");
    }
    at = end + 1;
    return new Term.Input(place);
  }

  private Term call() throws ExpressionException {
    Matcher word = WORD.matcher(text).region(at, text.length());
    if (!word.lookingAt()) {
      throw wrong(peek() == END ? "something is missing" : "'" + peek() + "' cannot be here");
    }
    int begin = at;
    Function function =
        Function.named(word.group())
            .orElseThrow(() -> wrong("no function is called '" + word.group() + "'"));
    at = word.end();
    if (!skip('(')) {
      throw wrong("expected '(' after " + function.word());
    }
    List<Term> arguments = new ArrayList<>();
    arguments.add(sum());
    while (skip(',')) {
      arguments.add(sum());
    }
    close();
    if (!function.takes(arguments.size())) {
      throw new ExpressionException(begin + 1, function.word() + " takes " + function.takes());
    }
    return new Term.Call(function, List.copyOf(arguments));
  }
}
