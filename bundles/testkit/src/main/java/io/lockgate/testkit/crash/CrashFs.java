// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;

/**
 * A file system in memory that remembers every operation and can lose power after each of them.
 *
 * <p>It promises as little as POSIX does. Bytes written are safe once {@code force} returned on a channel of that file;
 * names (created, renamed, deleted) once {@code force} returned on a channel of their folder, opened with {@code READ};
 * a renamed entry once both its folders were forced; mode and time with {@code force(true)} of the file. Until then each
 * operation alone may or may not have reached the disk, in any order, except that a rename happens whole or not at all.
 * A write is torn at sectors of 512 bytes, each old or new. After a failed {@code force} the bytes written before stay
 * unsafe whatever is forced later.
 *
 * <pre>{@code
 * CrashFs fs = new CrashFs(1);
 * Store store = new Store(fs.root());
 * fs.settle();
 * store.put("a");
 * fs.mark("a");
 * fs.crashes(1_000, (root, acknowledged) ->
 *     assertTrue(new Store(root).all().containsAll(acknowledged)));
 * }</pre>
 *
 * <p>Not supported: links, mapping, watching, owners, {@code Path.toFile}. Thread-safe; the history is the order in which
 * the operations took the lock, so a run replays exactly only for code that writes from one thread at a time.
 */
public final class CrashFs extends FileSystem {
  private static final CrashProvider PROVIDER = new CrashProvider();

  private final long seed;
  private final Volume volume;

  /**
   * An empty disk.
   *
   * @param seed of the random choices; a failure names it
   */
  public CrashFs(long seed) {
    this(seed, Disk.empty());
  }

  CrashFs(long seed, Disk disk) {
    this.seed = seed;
    this.volume = new Volume(disk);
  }

  /** The root folder. */
  public Path root() {
    return getPath("/");
  }

  /** Notes that at this moment something was acknowledged: later cuts must not lose it. */
  public void mark(Object what) {
    volume.mark(what);
  }

  /** Begins the history here: everything up to now is on the disk. The count of operations goes on. */
  public void settle() {
    volume.settle();
  }

  /** Operations that changed or forced something since the file system was made, failed ones included. */
  public int operations() {
    return volume.operations();
  }

  /** Lets operation number {@code operation}, counted from 1 as by {@link #operations()}, fail with an IOException. */
  public void failAt(int operation) {
    volume.failAt(operation);
  }

  /**
   * Bounds the bytes of all files. A write beyond is short when there is a little room and fails with "No space left on
   * device" when there is none; so does the creation of a file. {@code Long.MAX_VALUE} takes the bound away.
   */
  public void capacity(long bytes) {
    volume.capacity(bytes);
  }

  /**
   * Cuts the power after each operation of the history and checks what may be left: all; only what was forced; torn
   * last writes; random parts of what was not forced, until there are enough states.
   *
   * @param atLeast distinct states (disk and acknowledgements) wanted
   * @return what was tried
   * @throws AssertionError a check failed (the message names seed, cut, fate of each operation and the disk), or the
   *     history is too short for so many states
   */
  public CrashReport crashes(int atLeast, CrashCheck check) {
    return new CrashReplay(volume.recording(), seed).run(atLeast, check);
  }

  Volume volume() {
    return volume;
  }

  String id() {
    return Integer.toHexString(System.identityHashCode(this));
  }

  @Override
  public FileSystemProvider provider() {
    return PROVIDER;
  }

  /** Does nothing; there is nothing to give back. */
  @Override
  public void close() throws IOException {}

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return "/";
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of(root());
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return List.of(new CrashStore(volume));
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return Set.of("basic", "posix");
  }

  @Override
  public Path getPath(String first, String... more) {
    StringBuilder text = new StringBuilder(first);
    for (String part : more) {
      text.append(text.isEmpty() || part.isEmpty() ? "" : "/").append(part);
    }
    return CrashPath.of(this, text.toString());
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher(pattern);
    return path -> matcher.matches(Path.of(path.toString()));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException("owners are fixed");
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("a crash file system cannot be watched");
  }
}
