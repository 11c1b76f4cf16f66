// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.client;

/**
 * Size of a terminal, in characters.
 *
 * @param columns at least 1
 * @param lines at least 1
 */
record WindowSize(int columns, int lines) {
  /** What is assumed when nobody knows. */
  static final WindowSize USUAL = new WindowSize(80, 24);

  /** Reads {@code lines columns} as {@code stty size} prints it; the usual size when it is something else or zero. */
  static WindowSize parse(String printed) {
    int blank = printed.indexOf(' ');
    try {
      int lines = blank < 0 ? 0 : Integer.parseInt(printed.substring(0, blank).trim());
      int columns = blank < 0 ? 0 : Integer.parseInt(printed.substring(blank).trim());
      return lines > 0 && columns > 0 ? new WindowSize(columns, lines) : USUAL;
    } catch (NumberFormatException e) {
      return USUAL;
    }
  }
}
