// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Defects put into a signed jar. */
final class Tamper {
  private Tamper() {}

  static Path changeOneEntry(Path jar, Path bad) {
    return rewrite(
        jar,
        bad,
        (name, content) -> {
          if (name.endsWith("Canary.class")) {
            content[content.length - 1] ^= 1;
          }
          return content;
        },
        null);
  }

  static Path removeEntry(Path jar, Path bad) {
    return rewrite(
        jar, bad, (name, content) -> name.endsWith("package-info.class") ? null : content, null);
  }

  static Path addEntry(Path jar, Path bad) {
    return rewrite(jar, bad, (name, content) -> content, "added.txt");
  }

  private static Path rewrite(
      Path jar,
      Path bad,
      BiFunction<String, byte[], byte @Nullable []> change,
      @Nullable String added) {
    try (ZipFile in = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bad))) {
      for (Enumeration<? extends ZipEntry> entries = in.entries(); entries.hasMoreElements(); ) {
        ZipEntry entry = entries.nextElement();
        byte[] content = change.apply(entry.getName(), in.getInputStream(entry).readAllBytes());
        if (content != null) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          out.write(content);
          out.closeEntry();
        }
      }
      if (added != null) {
        out.putNextEntry(new ZipEntry(added));
        out.write(1);
        out.closeEntry();
      }
      return bad;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
