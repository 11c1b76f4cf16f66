// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The one way this bundle writes: temporary file in the same folder, forced, renamed over the target, folder forced.
 * After a crash at any moment the target is whole-old or whole-new; on return it is new and on disk. Files are 0600,
 * folders 0700. Callers serialise writers of one file.
 */
public final class AtomicFile {
  private static final String TEMPORARY = ".tmp";
  private static final Set<PosixFilePermission> OF_FILES =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final Set<PosixFilePermission> OF_FOLDERS =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private AtomicFile() {}

  /**
   * Replaces a file.
   *
   * @throws IOException before the rename: the old file is untouched; after it: the new one may not survive a crash
   */
  public static void write(Path target, byte[] content) throws IOException {
    Path temporary = target.resolveSibling("." + target.getFileName() + TEMPORARY);
    Files.deleteIfExists(temporary);
    try (FileChannel out =
        FileChannel.open(
            temporary,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            attributes(target, OF_FILES))) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    move(temporary, target);
  }

  /** Renames within one folder, over whatever has the new name, and forces the folder. */
  public static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    forceFolder(folderOf(to));
  }

  /** Removes a file, durably. When there is none, its absence is made durable: an earlier attempt may have failed. */
  public static void delete(Path target) throws IOException {
    Files.deleteIfExists(target);
    Path folder = folderOf(target);
    if (Files.isDirectory(folder)) {
      forceFolder(folder);
    }
  }

  /** Makes what somebody else wrote to a file durable, name included. */
  public static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
    forceFolder(folderOf(file));
  }

  /** The whole file; empty when there is none, or a folder has its name. */
  public static Optional<byte[]> read(Path file, int maxBytes) throws IOException {
    if (Files.isDirectory(file)) {
      return Optional.empty();
    }
    try {
      if (Files.size(file) > maxBytes) {
        throw new IOException(file + " is larger than " + maxBytes + " bytes");
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  /** Makes a folder and its missing parents, durably. */
  public static void createFolders(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      createFolders(parent);
    }
    Files.createDirectory(folder, attributes(folder, OF_FOLDERS));
    if (parent != null) {
      forceOrTakeBack(parent, folder);
    }
  }

  /** A folder that may not survive a crash must not be found by the next attempt. */
  private static void forceOrTakeBack(Path parent, Path made) throws IOException {
    try {
      forceFolder(parent);
    } catch (IOException e) {
      Files.delete(made);
      throw e;
    }
  }

  /** Removes temporary files that a crash left in a folder and below. */
  public static void sweep(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          sweep(entry);
        } else if (isTemporary(entry)) {
          Files.deleteIfExists(entry);
        }
      }
    }
  }

  private static boolean isTemporary(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(".") && name.endsWith(TEMPORARY);
  }

  private static Path folderOf(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is in no folder");
    }
    return folder;
  }

  private static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Permissions set at creation, so that no moment leaves the file open to others. */
  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }
}
