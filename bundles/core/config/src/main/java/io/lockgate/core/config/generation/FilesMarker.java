// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.generation;

import io.lockgate.core.config.disk.AtomicFile;
import io.lockgate.core.config.disk.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Remembers which generation the {@code .cfg} files were last brought to, in the file {@code in-files}. With it a file
 * that a crash left behind is told from one that was edited while the gateway was stopped. Not thread-safe.
 */
public final class FilesMarker {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}) ([0-9a-f]{64})\n");

  private final Path file;
  private int marked = -1;

  public FilesMarker(Path folder) {
    file = folder.resolve("in-files");
  }

  /** The number last on disk; 0 when there is none or it is damaged: then every known generation may be in the files. */
  public int read() throws IOException {
    if (marked < 0) {
      marked = onDisk();
    }
    return marked;
  }

  private int onDisk() throws IOException {
    String text =
        new String(AtomicFile.read(file, 128).orElse(new byte[0]), StandardCharsets.ISO_8859_1);
    Matcher form = FORM.matcher(text);
    return form.matches() && digest(form.group(1)).equals(form.group(2))
        ? Integer.parseInt(form.group(1))
        : 0;
  }

  public void write(int number) throws IOException {
    String digits = Integer.toString(number);
    String text = digits + " " + digest(digits) + "\n";
    AtomicFile.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    marked = number;
  }

  private static String digest(String digits) {
    return Sha256.hex(digits.getBytes(StandardCharsets.ISO_8859_1));
  }
}
