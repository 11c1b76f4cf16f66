// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The folder of the segments. Not thread-safe. */
final class SegmentFolder {
  private final Path folder;
  private final boolean posix;

  SegmentFolder(Path folder) {
    this.folder = folder;
    posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** Segments by their names, oldest first. Makes the folder when there is none. */
  List<Segment> list() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, mode("rwx------"));
      Path parent = folder.toAbsolutePath().getParent();
      if (parent != null) {
        force(parent);
      }
    }
    List<Segment> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Optional<Segment> segment = Segment.of(file);
        segment.ifPresent(found::add);
      }
    }
    found.sort(Comparator.comparingLong(Segment::first));
    return found;
  }

  /** A new, empty file, readable by the gateway's user alone; its name is durable on return. */
  FileChannel create(Segment segment) throws IOException {
    FileChannel channel =
        FileChannel.open(
            segment.file(),
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            mode("rw-------"));
    try {
      force(folder);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  Segment segment(long first) {
    return Segment.in(folder, first);
  }

  /** Removes segments, durably. */
  void delete(List<Segment> segments) throws IOException {
    if (segments.isEmpty()) {
      return;
    }
    for (Segment segment : segments) {
      Files.deleteIfExists(segment.file());
    }
    force(folder);
  }

  private FileAttribute<?>[] mode(String permissions) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
