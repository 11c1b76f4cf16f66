// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import io.lockgate.testkit.crash.Inode.Folder;
import java.nio.ByteBuffer;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** Inodes and the names that lead to them. Not thread-safe. */
final class Disk {
  static final long ROOT = 0;

  private final Map<Long, Inode> inodes = new HashMap<>();

  /** A disk with an empty root folder. */
  static Disk empty() {
    Disk disk = new Disk();
    disk.inodes.put(ROOT, new Folder(Modes.FOLDER, 0));
    return disk;
  }

  /** Everything, files without a name included. */
  Disk copy() {
    Disk copy = new Disk();
    inodes.forEach((id, inode) -> copy.inodes.put(id, inode.copy()));
    return copy;
  }

  Inode inode(long id) {
    return Objects.requireNonNull(inodes.get(id), "no such inode");
  }

  Folder folder(long id) {
    return (Folder) inode(id);
  }

  FileInode file(long id) {
    return (FileInode) inode(id);
  }

  void forget(long id) {
    inodes.remove(id);
  }

  /** Forgets what has no name and is chosen. */
  void prune(LongPredicate chosen) {
    inodes.keySet().removeIf(id -> !named(id) && chosen.test(id));
  }

  /** Whether a name leads to it. */
  boolean named(long id) {
    Inode inode = inodes.get(id);
    if (id == ROOT || inode == null) {
      return id == ROOT;
    }
    return inodes.get(inode.parent) instanceof Folder folder
        && Objects.equals(folder.entries.get(inode.name), id);
  }

  /** The largest number of an inode. */
  long largest() {
    return inodes.keySet().stream().mapToLong(Long::longValue).max().orElse(ROOT);
  }

  /** Bytes of all files. */
  long used() {
    return inodes.values().stream().mapToLong(Inode::size).sum();
  }

  /** Does what {@code fate} leaves of an operation. */
  void apply(Operation operation, Fate fate) {
    if (operation instanceof Operation.Create create) {
      inodes.put(
          create.inode(),
          create.isFolder() ? new Folder(create.mode(), 0) : new FileInode(create.mode(), 0));
    }
    if (!fate.reached()) {
      return;
    }
    if (operation instanceof Operation.Create create) {
      name(create.folder(), create.name(), create.inode());
    } else if (operation instanceof Operation.Remove remove) {
      folder(remove.folder()).entries.remove(remove.name());
    } else if (operation instanceof Operation.Rename rename) {
      folder(rename.fromFolder()).entries.remove(rename.fromName());
      name(rename.toFolder(), rename.toName(), rename.inode());
    } else if (operation instanceof Operation.Write write) {
      write(write, fate);
    } else if (operation instanceof Operation.Truncate truncate) {
      FileInode file = file(truncate.inode());
      file.resize((int) Math.min(file.size(), truncate.size()));
    } else if (operation instanceof Operation.Describe describe) {
      inode(describe.inode()).mode = describe.mode();
      inode(describe.inode()).modified = describe.modified();
    }
  }

  /** An inode has one name: an earlier one goes, also when the operation that took it away was lost. */
  private void name(long folder, String name, long id) {
    Inode inode = inode(id);
    if (inode.parent >= 0 && inodes.get(inode.parent) instanceof Folder former) {
      former.entries.remove(inode.name, id);
    }
    folder(folder).entries.put(name, id);
    inode.parent = folder;
    inode.name = name;
  }

  private void write(Operation.Write write, Fate fate) {
    FileInode file = file(write.inode());
    if (!fate.torn()) {
      file.write(write.offset(), write.bytes());
      return;
    }
    int from = write.offset();
    for (int piece = 0; from < write.end(); piece++) {
      int to = Math.min(write.end(), (from / Fate.SECTOR + 1) * Fate.SECTOR);
      if (fate.keeps(piece)) {
        ByteBuffer part = write.bytes().slice(from - write.offset(), to - from);
        file.write(from, part);
      }
      from = to;
    }
    if (fate.grown() && file.size() < write.end()) {
      file.resize(write.end());
    }
  }

  /** Paths of everything that has a name, sorted, folders ending with a slash. */
  Map<String, Inode> tree() {
    Map<String, Inode> tree = new TreeMap<>();
    collect("/", folder(ROOT), tree);
    return tree;
  }

  private void collect(String prefix, Folder folder, Map<String, Inode> tree) {
    tree.put(prefix, folder);
    folder.entries.forEach(
        (name, id) -> {
          Inode inode = inode(id);
          if (inode instanceof Folder child) {
            collect(prefix + name + "/", child, tree);
          } else {
            tree.put(prefix + name, inode);
          }
        });
  }

  /** 64 bits that differ, but for bad luck, when names, modes or contents differ. Times do not count. */
  long fingerprint() {
    long sum = 17;
    for (Map.Entry<String, Inode> entry : tree().entrySet()) {
      Inode inode = entry.getValue();
      sum = sum * 0x9E3779B97F4A7C15L + entry.getKey().hashCode();
      sum = sum * 0x9E3779B97F4A7C15L + PosixFilePermissions.toString(inode.mode).hashCode();
      sum = sum * 0x9E3779B97F4A7C15L + inode.size();
      sum += inode instanceof FileInode file ? Long.rotateLeft(file.fingerprint(), 7) : 0;
    }
    return sum;
  }
}
