// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** Packs a folder so that equal content gives equal bytes: sorted names, one time, no owner, fixed modes. */
final class TarGz {
  private static final int EXECUTABLE = 0100755;
  private static final int PLAIN = 0100644;

  private TarGz() {}

  static void pack(Path folder, Path out, String prefix, Instant time) throws IOException {
    GzipParameters gzip = new GzipParameters();
    gzip.setModificationTime(0);
    gzip.setOperatingSystem(255);
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(
            new GzipCompressorOutputStream(Files.newOutputStream(out), gzip), "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Path file : files(folder)) {
        String name = folder.relativize(file).toString();
        TarArchiveEntry entry = new TarArchiveEntry(prefix + "/" + name);
        entry.setSize(Files.size(file));
        entry.setModTime(time.toEpochMilli());
        entry.setIds(0, 0);
        entry.setMode(name.startsWith("bin/") ? EXECUTABLE : PLAIN);
        tar.putArchiveEntry(entry);
        Files.copy(file, tar);
        tar.closeArchiveEntry();
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
