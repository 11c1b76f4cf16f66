// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import io.lockgate.testkit.crash.Inode.Folder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The live disk and the history that made it. Thread-safe: one operation at a time. */
final class Volume {
  private final Faults faults = new Faults();
  private final Map<Long, Integer> open = new HashMap<>();
  private final List<Operation> history = new ArrayList<>();
  private final Disk live;
  private Disk base;
  private long nextInode;

  Volume(Disk disk) {
    live = disk.copy();
    base = disk.copy();
    nextInode = 1 + live.largest();
  }

  /** What happened up to now. */
  record Recording(Disk base, List<Operation> history) {}

  synchronized Recording recording() {
    return new Recording(base.copy(), List.copyOf(history));
  }

  synchronized void settle() {
    base = live.copy();
    history.clear();
  }

  synchronized void mark(Object what) {
    history.add(new Operation.Mark(what));
  }

  synchronized int operations() {
    return faults.operations();
  }

  synchronized void failAt(int operation) {
    faults.failAt(operation);
  }

  synchronized void capacity(long bytes) {
    faults.capacity(bytes);
  }

  synchronized long totalSpace() {
    return faults.capacity();
  }

  synchronized long freeSpace() {
    return faults.free(live.used());
  }

  synchronized long find(CrashPath path) throws IOException {
    long id = Disk.ROOT;
    for (String name : path.steps()) {
      Long next = live.inode(id) instanceof Folder folder ? folder.entries.get(name) : null;
      if (next == null) {
        throw new NoSuchFileException(path.toString());
      }
      id = next;
    }
    return id;
  }

  private synchronized boolean exists(CrashPath path) throws IOException {
    Folder folder = live.folder(parent(path));
    return folder.entries.containsKey(name(path));
  }

  private long parent(CrashPath path) throws IOException {
    if (!(path.toAbsolutePath().normalize().getParent() instanceof CrashPath parent)) {
      throw new FileSystemException(path.toString(), null, "the root cannot be changed");
    }
    long id = find(parent);
    if (!(live.inode(id) instanceof Folder)) {
      throw new NotDirectoryException(parent.toString());
    }
    return id;
  }

  private static String name(CrashPath path) {
    List<String> steps = path.steps();
    return steps.get(steps.size() - 1);
  }

  synchronized CrashAttributes attributes(CrashPath path) throws IOException {
    long id = find(path);
    return CrashAttributes.of(id, live.inode(id));
  }

  synchronized List<String> list(CrashPath path) throws IOException {
    if (live.inode(find(path)) instanceof Folder folder) {
      return List.copyOf(folder.entries.keySet());
    }
    throw new NotDirectoryException(path.toString());
  }

  synchronized long create(CrashPath path, boolean isFolder, Set<PosixFilePermission> mode)
      throws IOException {
    if (path.steps().isEmpty() || exists(path)) {
      throw new FileAlreadyExistsException(path.toString());
    }
    faults.step("create " + path);
    if (freeSpace() == 0) {
      throw Faults.full();
    }
    long id = nextInode++;
    record(new Operation.Create(parent(path), name(path), id, isFolder, Set.copyOf(mode)));
    live.inode(id).modified = faults.operations();
    return id;
  }

  synchronized void remove(CrashPath path) throws IOException {
    long id = find(path);
    requireEmpty(path, id);
    long folder = parent(path);
    faults.step("delete " + path);
    record(new Operation.Remove(folder, name(path)));
    unlinked(id);
  }

  private void requireEmpty(CrashPath path, long id) throws IOException {
    if (live.inode(id) instanceof Folder folder && !folder.entries.isEmpty()) {
      throw new DirectoryNotEmptyException(path.toString());
    }
  }

  synchronized void rename(CrashPath from, CrashPath to, boolean replace) throws IOException {
    long id = find(from);
    long fromFolder = parent(from);
    long toFolder = parent(to);
    Long over = live.folder(toFolder).entries.get(name(to));
    if (over != null && over == id) {
      return;
    }
    if (over != null) {
      if (!replace) {
        throw new FileAlreadyExistsException(to.toString());
      }
      if (live.inode(over) instanceof Folder != live.inode(id) instanceof Folder) {
        throw new FileSystemException(from.toString(), to.toString(), "a file and a folder");
      }
      requireEmpty(to, over);
    }
    if (to.toAbsolutePath().normalize().startsWith(from.toAbsolutePath().normalize())) {
      throw new FileSystemException(from.toString(), to.toString(), "into itself");
    }
    faults.step("rename " + from + " to " + to);
    record(new Operation.Rename(fromFolder, name(from), toFolder, name(to), id));
    if (over != null) {
      unlinked(over);
    }
  }

  synchronized void describe(CrashPath path, Set<PosixFilePermission> mode) throws IOException {
    long id = find(path);
    faults.step("chmod " + path);
    record(new Operation.Describe(id, Set.copyOf(mode), live.inode(id).modified));
  }

  synchronized void touch(CrashPath path, long modified) throws IOException {
    long id = find(path);
    faults.step("touch " + path);
    record(new Operation.Describe(id, live.inode(id).mode, modified));
  }

  synchronized void opened(long id) {
    open.merge(id, 1, Integer::sum);
  }

  synchronized void closed(long id) {
    if (open.merge(id, -1, Integer::sum) == 0) {
      open.remove(id);
      if (!live.named(id)) {
        live.forget(id);
      }
    }
  }

  private void unlinked(long id) {
    if (!open.containsKey(id)) {
      live.forget(id);
    }
  }

  synchronized boolean isFolder(long id) {
    return live.inode(id) instanceof Folder;
  }

  synchronized long size(long id) {
    return live.inode(id).size();
  }

  synchronized int read(long id, long position, ByteBuffer target) {
    return live.file(id).read(position, target);
  }

  /** Writes what there is room for, at least one byte; a negative position stands for the end. */
  synchronized int write(long id, long position, ByteBuffer source) throws IOException {
    FileInode file = live.file(id);
    int at = Math.toIntExact(position < 0 ? file.size() : position);
    if (!source.hasRemaining()) {
      return 0;
    }
    faults.step("write to inode " + id);
    long room = Math.max(file.size(), file.size() + freeSpace()) - at;
    if (room <= 0) {
      throw Faults.full();
    }
    byte[] bytes = new byte[(int) Math.min(source.remaining(), room)];
    source.get(bytes);
    record(new Operation.Write(id, at, ByteBuffer.wrap(bytes).asReadOnlyBuffer()));
    file.modified = faults.operations();
    return bytes.length;
  }

  synchronized void truncate(long id, long size) throws IOException {
    if (size < live.file(id).size()) {
      faults.step("truncate inode " + id);
      record(new Operation.Truncate(id, (int) size));
      live.file(id).modified = faults.operations();
    }
  }

  /** Like the kernel: what a failed force could not write is not written by a later one either. */
  synchronized void force(long id, boolean metadata) throws IOException {
    boolean failed = faults.next();
    record(new Operation.Force(id, metadata, !failed));
    if (failed) {
      throw faults.failure("force inode " + id);
    }
  }

  private void record(Operation operation) {
    history.add(operation);
    live.apply(operation, Fate.WHOLE);
  }
}
