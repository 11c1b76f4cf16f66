// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.state;

import io.lockgate.api.store.StateStore;
import io.lockgate.core.config.disk.AtomicFile;
import io.lockgate.core.config.disk.DamagedFileException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One file a value, holding the value's bytes exactly, and one {@link Sidecar} a value in the folder {@code .sums}. Bit
 * rot and lost files are found at {@link #read}. A value without sidecar was placed by hand and is taken as it is.
 * Thread-safe: one lock.
 */
public final class ChecksummedStateStore implements StateStore {
  private static final String SUMS = ".sums";

  private final Path values;
  private final Path sums;
  private final Set<StateName> inDoubt = new HashSet<>();

  /**
   * Opens the store; the folder is made when missing.
   *
   * @throws IOException the folder cannot be made or read
   */
  public ChecksummedStateStore(Path folder) throws IOException {
    values = folder;
    sums = folder.resolve(SUMS);
    AtomicFile.createFolders(sums);
    AtomicFile.sweep(folder);
  }

  @Override
  public synchronized Optional<byte[]> read(String name) throws IOException {
    StateName checked = new StateName(name);
    Path file = checked.in(values);
    Optional<byte[]> value = content(file);
    Optional<Sidecar> sidecar = Sidecar.read(sum(checked));
    if (sidecar.isPresent() && !sidecar.get().accepts(value)) {
      throw new DamagedFileException(
          file, value.isPresent() ? "its digest is not the one written" : "it is missing");
    }
    return value;
  }

  @Override
  public synchronized void write(String name, byte[] value) throws IOException {
    StateName checked = new StateName(name);
    if (value.length > MAX_BYTES) {
      throw new IllegalArgumentException(name + " is larger than " + MAX_BYTES + " bytes");
    }
    Path file = checked.in(values);
    refuseFolder(file);
    createParents(file);
    createParents(sum(checked));
    removeDoubt(checked);
    Optional<String> old = trusted(checked);
    String now = Sidecar.digest(Optional.of(value));
    old.map(before -> Sidecar.of(before, now)).orElse(Sidecar.of(now)).write(sum(checked));
    inDoubt.add(checked);
    AtomicFile.write(file, value);
    inDoubt.remove(checked);
    if (old.filter(Sidecar.ABSENT::equals).isPresent()) {
      Sidecar.of(now).write(sum(checked));
    }
  }

  @Override
  public synchronized void delete(String name) throws IOException {
    StateName checked = new StateName(name);
    Path file = checked.in(values);
    boolean present = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    if (present) {
      removeDoubt(checked);
      createParents(sum(checked));
      Optional<String> old = trusted(checked);
      old.map(before -> Sidecar.of(before, Sidecar.ABSENT))
          .orElse(Sidecar.of(Sidecar.ABSENT))
          .write(sum(checked));
      inDoubt.add(checked);
    }
    AtomicFile.delete(file);
    inDoubt.remove(checked);
    AtomicFile.delete(sum(checked));
  }

  @Override
  public synchronized List<String> list(String prefix) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    collect(values, "", names);
    SortedSet<String> summed = new TreeSet<>();
    collect(sums, "", summed);
    for (String name : summed) {
      if (!names.contains(name)
          && Sidecar.read(sums.resolve(name))
              .filter(s -> !s.accepts(Optional.empty()))
              .isPresent()) {
        names.add(name);
      }
    }
    return names.stream().filter(name -> name.startsWith(prefix)).toList();
  }

  /** After a failed write or deletion the disk may still hold what was before: what can be read now is made to last. */
  private void removeDoubt(StateName name) throws IOException {
    if (inDoubt.contains(name)) {
      Optional<byte[]> visible = content(name.in(values));
      if (visible.isPresent()) {
        AtomicFile.write(name.in(values), visible.get());
      } else {
        AtomicFile.delete(name.in(values));
      }
      inDoubt.remove(name);
    }
  }

  /** Digest of what is there now, unless that is damaged: damage must not become acceptable. */
  private Optional<String> trusted(StateName name) throws IOException {
    Optional<byte[]> value = content(name.in(values));
    Optional<Sidecar> sidecar;
    try {
      sidecar = Sidecar.read(sum(name));
    } catch (DamagedFileException replaced) {
      return Optional.empty();
    }
    boolean accepted = sidecar.map(known -> known.accepts(value)).orElse(true);
    return accepted ? Optional.of(Sidecar.digest(value)) : Optional.empty();
  }

  private Path sum(StateName name) {
    return name.in(sums);
  }

  private static Optional<byte[]> content(Path file) throws IOException {
    return AtomicFile.read(file, MAX_BYTES);
  }

  private static void createParents(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      AtomicFile.createFolders(parent);
    }
  }

  private static void refuseFolder(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is the beginning of longer names");
    }
  }

  private static void collect(Path folder, String prefix, SortedSet<String> names)
      throws IOException {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = prefix + entry.getFileName();
        if (!StateName.valid(name)) {
          continue;
        }
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          folders.add(entry);
        } else {
          names.add(name);
        }
      }
    }
    for (Path inner : folders) {
      collect(inner, prefix + inner.getFileName() + "/", names);
    }
  }
}
