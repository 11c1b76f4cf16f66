// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * What stopped a boot, kept until a good boot has audited it: one line each, time and sentence. At most 64 KiB; a
 * finding equal to the one before is not repeated, and what no longer fits is left out: the oldest tell most.
 */
final class Findings {
  private static final int MAX_BYTES = 1 << 16;

  private final Path file;

  Findings(Path file) {
    this.file = file;
  }

  /** Adds a finding; on return it is forced to disk, or did not fit. */
  void add(Instant time, String finding) throws IOException {
    List<String> known = all();
    String sentence = finding.replaceAll("\\p{Cntrl}", "?");
    if (!known.isEmpty() && known.get(known.size() - 1).endsWith(" " + sentence)) {
      return;
    }
    byte[] line =
        (time.truncatedTo(ChronoUnit.SECONDS) + " " + sentence + "\n")
            .getBytes(StandardCharsets.UTF_8);
    try (FileChannel out =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      if (out.size() + line.length <= MAX_BYTES) {
        ByteBuffer bytes = ByteBuffer.wrap(line);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
    }
  }

  /** All findings, oldest first. */
  List<String> all() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** Removes them all. */
  void forget() throws IOException {
    Files.deleteIfExists(file);
  }
}
