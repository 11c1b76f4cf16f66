// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A store of one value in one file, with any of the three steps of safe replacement left out. */
record Replacing(Path folder, boolean temporary, boolean forceFile, boolean forceFolder) {
  static final int LENGTH = 1500;

  /** A value that fills more than two sectors, so that a half of it can be told from a whole. */
  static String value(int number) {
    return (number + ";").repeat(LENGTH).substring(0, LENGTH);
  }

  void write(String value) throws IOException {
    Path target = folder.resolve("value");
    Path written = temporary ? folder.resolve("value.new") : target;
    try (FileChannel channel =
        FileChannel.open(
            written,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(value.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      if (forceFile) {
        channel.force(true);
      }
    }
    if (temporary) {
      Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
    }
    if (forceFolder) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  String read() throws IOException {
    return Files.readString(folder.resolve("value"));
  }
}
