// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;

/** A lock on a file. It keeps nobody out: everything on a crash file system belongs to one process. */
final class CrashLock extends FileLock {
  private volatile boolean held = true;

  CrashLock(FileChannel channel, long position, long size, boolean shared) {
    super(channel, position, size, shared);
  }

  @Override
  public boolean isValid() {
    return held && acquiredBy().isOpen();
  }

  @Override
  public void release() {
    held = false;
  }
}
