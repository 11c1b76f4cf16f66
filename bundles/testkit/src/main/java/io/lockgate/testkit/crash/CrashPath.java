// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import java.net.URI;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path of a {@link CrashFs}: Unix form, no links, the working folder is the root. */
final class CrashPath implements Path {
  private static final List<String> EMPTY = List.of("");

  private final CrashFs fs;
  private final boolean absolute;
  private final List<String> names;

  private CrashPath(CrashFs fs, boolean absolute, List<String> names) {
    this.fs = fs;
    this.absolute = absolute;
    this.names = names.isEmpty() && !absolute ? EMPTY : List.copyOf(names);
  }

  static CrashPath of(CrashFs fs, String text) {
    List<String> names = new ArrayList<>();
    for (String name : text.split("/")) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return new CrashPath(fs, text.startsWith("/"), names);
  }

  static CrashPath of(Path path) {
    if (path instanceof CrashPath own) {
      return own;
    }
    throw new ProviderMismatchException();
  }

  /** Names from the root on, none of them {@code .} or {@code ..}. */
  List<String> steps() {
    return ((CrashPath) toAbsolutePath().normalize()).names;
  }

  private boolean isEmpty() {
    return names.equals(EMPTY);
  }

  @Override
  public CrashFs getFileSystem() {
    return fs;
  }

  @Override
  public boolean isAbsolute() {
    return absolute;
  }

  @Override
  public @Nullable Path getRoot() {
    return absolute ? fs.root() : null;
  }

  @Override
  public @Nullable Path getFileName() {
    return names.isEmpty()
        ? null
        : new CrashPath(fs, false, names.subList(names.size() - 1, names.size()));
  }

  @Override
  public @Nullable Path getParent() {
    if (names.isEmpty() || (!absolute && names.size() == 1)) {
      return null;
    }
    return new CrashPath(fs, absolute, names.subList(0, names.size() - 1));
  }

  @Override
  public int getNameCount() {
    return names.size();
  }

  @Override
  public Path getName(int index) {
    return subpath(index, index + 1);
  }

  @Override
  public Path subpath(int from, int to) {
    if (from < 0 || to > names.size() || from >= to) {
      throw new IllegalArgumentException();
    }
    return new CrashPath(fs, false, names.subList(from, to));
  }

  @Override
  public boolean startsWith(Path other) {
    return other instanceof CrashPath path
        && path.fs == fs
        && path.absolute == absolute
        && path.names.size() <= names.size()
        && names.subList(0, path.names.size()).equals(path.names);
  }

  @Override
  public boolean endsWith(Path other) {
    if (!(other instanceof CrashPath path) || path.fs != fs || path.names.size() > names.size()) {
      return false;
    }
    return path.absolute
        ? equals(path)
        : names.subList(names.size() - path.names.size(), names.size()).equals(path.names);
  }

  @Override
  public Path normalize() {
    List<String> normal = new ArrayList<>();
    for (String name : names) {
      int last = normal.size() - 1;
      if (name.equals("..") && last >= 0 && !normal.get(last).equals("..")) {
        normal.remove(last);
      } else if (!name.equals(".") && !(name.equals("..") && absolute)) {
        normal.add(name);
      }
    }
    return new CrashPath(fs, absolute, normal);
  }

  @Override
  public Path resolve(Path other) {
    CrashPath path = of(other);
    if (path.absolute || isEmpty()) {
      return path;
    }
    if (path.isEmpty()) {
      return this;
    }
    List<String> all = new ArrayList<>(names);
    all.addAll(path.names);
    return new CrashPath(fs, absolute, all);
  }

  @Override
  public Path relativize(Path other) {
    CrashPath path = of(other);
    if (path.absolute != absolute) {
      throw new IllegalArgumentException("one path is absolute, the other is not");
    }
    List<String> mine = isEmpty() ? List.of() : names;
    List<String> theirs = path.isEmpty() ? List.of() : path.names;
    int common = 0;
    while (common < Math.min(mine.size(), theirs.size())
        && mine.get(common).equals(theirs.get(common))) {
      common++;
    }
    List<String> way = new ArrayList<>();
    for (int i = common; i < mine.size(); i++) {
      way.add("..");
    }
    way.addAll(theirs.subList(common, theirs.size()));
    return new CrashPath(fs, false, way);
  }

  @Override
  public URI toUri() {
    return URI.create(CrashProvider.SCHEME + "://" + fs.id() + toAbsolutePath());
  }

  @Override
  public Path toAbsolutePath() {
    return absolute ? this : new CrashPath(fs, true, isEmpty() ? List.of() : names);
  }

  @Override
  public Path toRealPath(LinkOption... options) throws java.io.IOException {
    CrashPath real = (CrashPath) toAbsolutePath().normalize();
    fs.volume().find(real);
    return real;
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException("a crash file system cannot be watched");
  }

  @Override
  public int compareTo(Path other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CrashPath path
        && path.fs == fs
        && path.absolute == absolute
        && path.names.equals(names);
  }

  @Override
  public int hashCode() {
    return names.hashCode() * 31 + (absolute ? 1 : 0);
  }

  @Override
  public String toString() {
    return (absolute ? "/" : "") + String.join("/", names);
  }
}
