// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import io.lockgate.launcher.install.Folder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Packs a folder so that equal content gives equal bytes: names sorted, one stamp for all, owner 0, 0755 for what lies
 * in {@code bin}, 0644 else, no time in the gzip header.
 */
final class Tarball {
  private static final int EXECUTABLE = 0100755;
  private static final int PLAIN = 0100644;
  private static final int UNKNOWN_SYSTEM = 255;
  private static final int BEST = 9;

  private Tarball() {}

  /**
   * Writes {@code out}.
   *
   * @param prefix folder inside the archive
   * @param epochSeconds stamp of all entries
   * @throws IOException there is a link or a special file, or something cannot be read or written
   */
  static void write(Path folder, Path out, String prefix, long epochSeconds) throws IOException {
    Folder found = Folder.scan(folder);
    if (!found.others().isEmpty()) {
      throw new IOException("links and special files are not packed: " + found.others());
    }
    List<String> names =
        Stream.concat(found.files().stream(), found.seal().stream())
            .map(Folder.Entry::path)
            .sorted()
            .toList();
    GzipParameters gzip = new GzipParameters();
    gzip.setCompressionLevel(BEST);
    gzip.setOperatingSystem(UNKNOWN_SYSTEM);
    try (OutputStream file = Files.newOutputStream(out);
        OutputStream packed = new GzipCompressorOutputStream(file, gzip);
        TarArchiveOutputStream tar =
            new TarArchiveOutputStream(packed, StandardCharsets.UTF_8.name())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (String name : names) {
        Path source = folder.resolve(name);
        tar.putArchiveEntry(entry(prefix, name, Files.size(source), epochSeconds));
        Files.copy(source, tar);
        tar.closeArchiveEntry();
      }
    }
  }

  private static TarArchiveEntry entry(String prefix, String name, long size, long epochSeconds) {
    TarArchiveEntry entry = new TarArchiveEntry(prefix + "/" + name);
    entry.setSize(size);
    entry.setMode(name.startsWith("bin/") ? EXECUTABLE : PLAIN);
    entry.setModTime(epochSeconds * 1_000);
    entry.setIds(0, 0);
    entry.setNames("", "");
    return entry;
  }
}
