// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import java.nio.ByteBuffer;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/** One entry of the history. Inodes are numbers: a file keeps its number when it is renamed. */
sealed interface Operation {
  /** The inodes it needs. */
  List<Long> inodes();

  /** A new, empty file or folder and its name. */
  record Create(
      long folder, String name, long inode, boolean isFolder, Set<PosixFilePermission> mode)
      implements Operation {
    @Override
    public List<Long> inodes() {
      return List.of(folder, inode);
    }
  }

  /** A name is taken away. */
  record Remove(long folder, String name) implements Operation {
    @Override
    public List<Long> inodes() {
      return List.of(folder);
    }
  }

  /** A name moves, in one step, over whatever had the new name. */
  record Rename(long fromFolder, String fromName, long toFolder, String toName, long inode)
      implements Operation {
    @Override
    public List<Long> inodes() {
      return List.of(fromFolder, toFolder, inode);
    }
  }

  /** Bytes at a place; what lies between the end of the file and that place reads as zeros. */
  record Write(long inode, int offset, ByteBuffer bytes) implements Operation {
    @Override
    public List<Long> inodes() {
      return List.of(inode);
    }

    /** First place behind the bytes. */
    int end() {
      return offset + bytes.remaining();
    }

    @Override
    public String toString() {
      return "Write[inode=" + inode + ", offset=" + offset + ", bytes=" + bytes.remaining() + "]";
    }
  }

  /** The file's length is cut. */
  record Truncate(long inode, int size) implements Operation {
    @Override
    public List<Long> inodes() {
      return List.of(inode);
    }
  }

  /** Mode and time of a file or folder. */
  record Describe(long inode, Set<PosixFilePermission> mode, long modified) implements Operation {
    @Override
    public List<Long> inodes() {
      return List.of(inode);
    }
  }

  /** A file's content, or a folder's names, are forced; {@code worked} is false for an injected failure. */
  record Force(long inode, boolean metadata, boolean worked) implements Operation {
    @Override
    public List<Long> inodes() {
      return List.of(inode);
    }
  }

  /** Not an operation on the disk: something was acknowledged here. */
  record Mark(Object what) implements Operation {
    @Override
    public List<Long> inodes() {
      return List.of();
    }
  }
}
