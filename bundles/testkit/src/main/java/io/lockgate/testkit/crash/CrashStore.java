// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import java.nio.file.FileStore;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import org.jspecify.annotations.Nullable;

/** How much room there is, for code that looks before it writes. */
final class CrashStore extends FileStore {
  private final Volume volume;

  CrashStore(Volume volume) {
    this.volume = volume;
  }

  @Override
  public String name() {
    return "crash";
  }

  @Override
  public String type() {
    return "memory";
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public long getTotalSpace() {
    return volume.totalSpace();
  }

  @Override
  public long getUsableSpace() {
    return volume.freeSpace();
  }

  @Override
  public long getUnallocatedSpace() {
    return volume.freeSpace();
  }

  @Override
  public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
    return type == BasicFileAttributeView.class || type == PosixFileAttributeView.class;
  }

  @Override
  public boolean supportsFileAttributeView(String name) {
    return name.equals("basic") || name.equals("posix");
  }

  @Override
  public <V extends FileStoreAttributeView> @Nullable V getFileStoreAttributeView(Class<V> type) {
    return null;
  }

  @Override
  public Object getAttribute(String attribute) {
    throw new UnsupportedOperationException("no attribute " + attribute);
  }
}
