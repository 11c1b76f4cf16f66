// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that only takes up room, given up when the disk is full: then what happens is still recorded for some time, and
 * settings can still be changed. For the writer's thread.
 */
final class Reserve {
  /** Room for some thousand records. */
  static final int BYTES = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Reserve.class);
  private static final String NAME = "reserve";
  private static final int TIMES = 4;

  private final Path folder;
  private final Path file;

  /** In the folder of the log; a folder of a file system that is not the host's has none. */
  Reserve(Path folder) {
    this.folder = folder;
    file = folder.resolve(NAME);
  }

  /** Takes the room, if there is plenty and it is not taken. */
  void keep() {
    if (folder.getFileSystem() != FileSystems.getDefault()
        || Files.exists(file)
        || folder.toFile().getUsableSpace() < (long) TIMES * BYTES) {
      return;
    }
    try (FileChannel channel =
        FileChannel.open(
            file,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer bytes = ByteBuffer.allocate(BYTES);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      LOG.warn("audit: no reserve could be made", e);
      give();
    }
  }

  /** Gives the room up; true when there was any. */
  boolean give() {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("audit: the reserve could not be given up", e);
      return false;
    }
  }
}
