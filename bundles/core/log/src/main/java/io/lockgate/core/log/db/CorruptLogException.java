// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import java.io.IOException;

/** The file of the log is damaged: it must not be written to any more. */
public final class CorruptLogException extends IOException {
  private static final long serialVersionUID = 1L;

  CorruptLogException(String message, Throwable cause) {
    super(message, cause);
  }
}
