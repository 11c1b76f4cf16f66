// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.disk;

import java.io.IOException;
import java.nio.file.Path;

/** A file was read whole, and is not what was written. */
public final class DamagedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  public DamagedFileException(Path file, String reason) {
    super(file + " is damaged: " + reason);
  }
}
