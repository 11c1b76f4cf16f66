// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.cfg;

import java.io.IOException;

/** A file is not UTF-8 text. */
public final class NotTextException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int line;

  NotTextException(int line) {
    super("not UTF-8 text");
    this.line = line;
  }

  /** Where the first wrong byte stands, from 1. */
  public int line() {
    return line;
  }
}
