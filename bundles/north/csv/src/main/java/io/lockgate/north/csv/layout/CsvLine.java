// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.layout;

/**
 * One line of RFC 4180: commas, CRLF. Text that a spreadsheet would take for a formula gets an apostrophe in front.
 *
 * <p>A formula begins with one of {@code = + - @}, also in their wide forms; a tab or line end before them is dropped by
 * spreadsheets, so it counts too.
 */
final class CsvLine {
  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
  private static final String QUOTED = ",;\"\r\n\t'";

  private final StringBuilder out;
  private boolean begun;

  CsvLine(StringBuilder out) {
    this.out = out;
  }

  /** Nothing. */
  CsvLine empty() {
    return literal("");
  }

  /** As it is; it comes from us and holds no comma. */
  CsvLine literal(String text) {
    if (begun) {
      out.append(',');
    }
    begun = true;
    out.append(text);
    return this;
  }

  /** Characters from somewhere. */
  CsvLine text(String text) {
    String harmless = isFormula(text) ? "'" + text : text;
    return literal(needsQuotes(harmless) ? quoted(harmless) : harmless);
  }

  void end() {
    out.append("\r\n");
    begun = false;
  }

  private static boolean isFormula(String text) {
    String shown = text.stripLeading();
    return isOneOf(FORMULA, text) || isOneOf(FORMULA, shown);
  }

  private static boolean isOneOf(String set, String text) {
    return !text.isEmpty() && set.indexOf(text.charAt(0)) >= 0;
  }

  private static boolean needsQuotes(String text) {
    return !text.strip().equals(text) || text.chars().anyMatch(each -> QUOTED.indexOf(each) >= 0);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
