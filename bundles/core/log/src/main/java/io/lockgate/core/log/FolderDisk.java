// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log;

import io.lockgate.core.log.db.StoredLog;
import java.nio.file.Path;

/** The disk that a folder lies on. */
final class FolderDisk implements StoredLog.Disk {
  private final Path folder;

  FolderDisk(Path folder) {
    this.folder = folder;
  }

  /** {@inheritDoc} A folder that is not there says 0; then nobody knows. */
  @Override
  public long usable() {
    long bytes = folder.toFile().getUsableSpace();
    return bytes > 0 || folder.toFile().isDirectory() ? bytes : Long.MAX_VALUE;
  }
}
