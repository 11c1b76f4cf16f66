// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A file or a folder without its name. */
abstract sealed class Inode permits FileInode, Inode.Folder {
  Set<PosixFilePermission> mode;
  long modified;

  /** Where its name stands, while the folder there agrees; -1 for none. */
  long parent = -1;

  String name = "";

  Inode(Set<PosixFilePermission> mode, long modified) {
    this.mode = mode;
    this.modified = modified;
  }

  /** The same inode for another disk. */
  final Inode copy() {
    Inode copy = copyContent();
    copy.parent = parent;
    copy.name = name;
    return copy;
  }

  abstract Inode copyContent();

  abstract long size();

  /** Names and the inodes they stand for. */
  static final class Folder extends Inode {
    final Map<String, Long> entries = new TreeMap<>();

    Folder(Set<PosixFilePermission> mode, long modified) {
      super(mode, modified);
    }

    @Override
    Folder copyContent() {
      Folder copy = new Folder(mode, modified);
      copy.entries.putAll(entries);
      return copy;
    }

    @Override
    long size() {
      return 0;
    }
  }
}
