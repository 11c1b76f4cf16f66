// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.keep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The folder of the log: its file, and those that were set aside. For one thread. */
final class LogFolder {
  private static final String NAME = "samples.db";

  /** Says that there was a log, should its file be gone. */
  private static final String KNOWN = "samples.known";

  private static final List<String> PARTS = List.of("", "-wal", "-shm");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Path folder;

  LogFolder(Path folder) {
    this.folder = folder;
  }

  Path file() {
    return folder.resolve(NAME);
  }

  /**
   * Makes the folder and an empty file, for the gateway's user alone.
   *
   * @return false when there was a file once, and it is gone
   */
  boolean prepare() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    boolean gone = Files.exists(folder.resolve(KNOWN)) && !Files.exists(file());
    makeFile();
    make(folder.resolve(KNOWN));
    return !gone;
  }

  private void makeFile() throws IOException {
    make(file());
  }

  private void make(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      force();
    }
  }

  /** Files that were set aside, oldest first. */
  List<Path> damaged() throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, NAME + ".damaged-*")) {
      for (Path file : files) {
        if (!file.toString().endsWith("-wal") && !file.toString().endsWith("-shm")) {
          found.add(file);
        }
      }
    }
    found.sort(null);
    return found;
  }

  /**
   * Moves the file, which nobody has open, and makes an empty one.
   *
   * @return where it is now
   */
  Path setAside(Instant now) throws IOException {
    Path aside = folder.resolve(NAME + ".damaged-" + STAMP.format(now));
    for (int i = 2; Files.exists(aside); i++) {
      aside = folder.resolve(NAME + ".damaged-" + STAMP.format(now) + "-" + i);
    }
    for (String part : PARTS) {
      Path from = folder.resolve(NAME + part);
      if (Files.exists(from)) {
        Files.move(from, Path.of(aside + part), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    force();
    makeFile();
    return aside;
  }

  private void force() throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
