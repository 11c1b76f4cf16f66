// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leads the calls of {@link Files} to the volume of the path. Not registered: file systems are made by constructor. */
final class CrashProvider extends FileSystemProvider {
  static final String SCHEME = "crash";

  private static Volume volume(Path path) {
    return CrashPath.of(path).getFileSystem().volume();
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
    throw new UnsupportedOperationException("use new CrashFs(seed)");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    throw new UnsupportedOperationException("a crash file system is not found by name");
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException("a crash file system is not found by name");
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (options.contains(StandardOpenOption.DELETE_ON_CLOSE)) {
      throw new UnsupportedOperationException("DELETE_ON_CLOSE");
    }
    boolean writing =
        options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
    CrashPath own = CrashPath.of(path);
    Volume volume = volume(path);
    synchronized (volume) {
      long inode = writing ? findOrCreate(volume, own, options, attributes) : volume.find(own);
      if (writing && volume.isFolder(inode)) {
        throw new FileSystemException(path.toString(), null, "Is a directory");
      }
      if (writing && options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
        volume.truncate(inode, 0);
      }
      return new CrashChannel(volume, inode, options);
    }
  }

  private static long findOrCreate(
      Volume volume,
      CrashPath path,
      Set<? extends OpenOption> options,
      FileAttribute<?>... attributes)
      throws IOException {
    if (options.contains(StandardOpenOption.CREATE_NEW)) {
      return volume.create(path, false, mode(Modes.FILE, attributes));
    }
    try {
      return volume.find(path);
    } catch (NoSuchFileException missing) {
      if (options.contains(StandardOpenOption.CREATE)) {
        return volume.create(path, false, mode(Modes.FILE, attributes));
      }
      throw missing;
    }
  }

  @SuppressWarnings("unchecked")
  private static Set<PosixFilePermission> mode(
      Set<PosixFilePermission> normal, FileAttribute<?>... attributes) {
    Set<PosixFilePermission> mode = normal;
    for (FileAttribute<?> attribute : attributes) {
      if (!attribute.name().equals("posix:permissions")) {
        throw new UnsupportedOperationException(attribute.name());
      }
      mode = (Set<PosixFilePermission>) attribute.value();
    }
    return mode;
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    return new CrashListing(folder, volume(folder).list(CrashPath.of(folder)), filter);
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    volume(folder).create(CrashPath.of(folder), true, mode(Modes.FOLDER, attributes));
  }

  @Override
  public void delete(Path path) throws IOException {
    volume(path).remove(CrashPath.of(path));
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    List<CopyOption> wanted = Arrays.asList(options);
    if (Files.isDirectory(source)) {
      Files.createDirectory(target);
      return;
    }
    if (wanted.contains(StandardCopyOption.REPLACE_EXISTING)) {
      Files.deleteIfExists(target);
    } else if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    Files.write(
        target,
        Files.readAllBytes(source),
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.WRITE);
    if (wanted.contains(StandardCopyOption.COPY_ATTRIBUTES)) {
      Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(source));
      Files.setLastModifiedTime(target, Files.getLastModifiedTime(source));
    }
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    if (volume(source) != volume(target)) {
      throw new FileSystemException(
          source.toString(), target.toString(), "Invalid cross-device link");
    }
    List<CopyOption> wanted = Arrays.asList(options);
    boolean replace =
        wanted.contains(StandardCopyOption.REPLACE_EXISTING)
            || wanted.contains(StandardCopyOption.ATOMIC_MOVE);
    volume(source).rename(CrashPath.of(source), CrashPath.of(target), replace);
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return one.equals(other)
        || (volume(one) == volume(other)
            && volume(one).find(CrashPath.of(one)) == volume(other).find(CrashPath.of(other)));
  }

  @Override
  public boolean isHidden(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().startsWith(".");
  }

  @Override
  public FileStore getFileStore(Path path) {
    return new CrashStore(volume(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    volume(path).find(CrashPath.of(path));
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return type == BasicFileAttributeView.class || type == PosixFileAttributeView.class
        ? type.cast(new CrashAttributeView(CrashPath.of(path)))
        : null;
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    if (type == BasicFileAttributes.class || type == PosixFileAttributes.class) {
      return type.cast(volume(path).attributes(CrashPath.of(path)));
    }
    throw new UnsupportedOperationException(type.getName());
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return CrashAttributeNames.read(volume(path).attributes(CrashPath.of(path)), names);
  }

  @Override
  @SuppressWarnings("unchecked")
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    CrashAttributeView view = new CrashAttributeView(CrashPath.of(path));
    switch (name.substring(name.indexOf(':') + 1)) {
      case "permissions" -> view.setPermissions((Set<PosixFilePermission>) value);
      case "lastModifiedTime" -> view.setTimes((FileTime) value, null, null);
      default -> throw new UnsupportedOperationException(name);
    }
  }
}
