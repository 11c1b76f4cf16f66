// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.sftp.ssh;

/** Failures of the library in a few words. */
final class Reasons {
  private static final int LONGEST = 200;

  private Reasons() {}

  /** The innermost message; the library wraps the same one several times. */
  static String of(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String text =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }
}
