// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import java.nio.ByteBuffer;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** Content of a file; copies share their bytes until one of them is written to. */
final class FileInode extends Inode {
  private byte[] data = new byte[0];
  private int size;
  private boolean shared;
  private long fingerprint;
  private boolean fingerprintKnown;

  FileInode(Set<PosixFilePermission> mode, long modified) {
    super(mode, modified);
  }

  @Override
  FileInode copyContent() {
    FileInode copy = new FileInode(mode, modified);
    copy.data = data;
    copy.size = size;
    copy.shared = true;
    copy.fingerprint = fingerprint();
    copy.fingerprintKnown = true;
    shared = true;
    return copy;
  }

  @Override
  long size() {
    return size;
  }

  /** Copies bytes from {@code offset} on into {@code target}; the number copied, -1 at the end of the file. */
  int read(long offset, ByteBuffer target) {
    if (offset >= size) {
      return target.hasRemaining() ? -1 : 0;
    }
    int count = Math.min(target.remaining(), size - (int) offset);
    target.put(data, (int) offset, count);
    return count;
  }

  void write(int offset, ByteBuffer bytes) {
    int count = bytes.remaining();
    if (count > 0) {
      resize(Math.max(size, offset + count));
      bytes.duplicate().get(data, offset, count);
    }
  }

  /** Cuts the file, or lengthens it with zeros. */
  void resize(int target) {
    fingerprintKnown = false;
    if (shared || target > data.length) {
      int room = target > data.length ? Math.max(target, data.length * 2) : data.length;
      data = Arrays.copyOf(data, room);
      shared = false;
    }
    if (target < size) {
      Arrays.fill(data, target, size, (byte) 0);
    }
    size = target;
  }

  /** 64 bits that differ, but for bad luck, when the contents differ. */
  long fingerprint() {
    if (!fingerprintKnown) {
      fingerprint = sum(new CRC32()) << 32 | sum(new CRC32C());
      fingerprintKnown = true;
    }
    return fingerprint;
  }

  private long sum(Checksum checksum) {
    checksum.update(data, 0, size);
    return checksum.getValue();
  }
}
