// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.generation;

import io.lockgate.api.store.Generation;
import io.lockgate.core.config.cfg.BadEscapeException;
import io.lockgate.core.config.cfg.CfgText;
import io.lockgate.core.config.cfg.Escapes;
import io.lockgate.core.config.disk.DamagedFileException;
import io.lockgate.core.config.disk.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A generation as UTF-8 text: the line {@code sha256 <digest of all that follows>}, the header as {@code key = value}
 * lines, then for each pid a line {@code [pid]} and its settings.
 */
final class GenerationCodec {
  private static final String DIGEST = "sha256 ";
  private static final int DIGEST_LINE = DIGEST.length() + 64 + 1;
  private static final String FORMAT = "1";

  private GenerationCodec() {}

  static byte[] encode(StoredGeneration stored) {
    Generation header = stored.header();
    StringBuilder text = new StringBuilder();
    line(text, "format", FORMAT);
    line(text, "number", Integer.toString(header.number()));
    line(text, "time", header.time().toString());
    line(text, "by", header.by());
    line(text, "reason", header.reason());
    stored
        .settings()
        .byPid()
        .forEach(
            (pid, settings) -> {
              text.append('[').append(pid).append("]\n");
              settings.forEach((key, value) -> line(text, key, value));
            });
    byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
    String digest = DIGEST + Sha256.hex(body) + "\n";
    return (digest + text).getBytes(StandardCharsets.UTF_8);
  }

  /** Checks the digest, then reads. */
  static StoredGeneration decode(Path file, byte[] bytes) throws DamagedFileException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (bytes.length < DIGEST_LINE
        || !text.startsWith(DIGEST + Sha256.hex(bytes, DIGEST_LINE) + "\n")) {
      throw new DamagedFileException(file, "its digest is not the one written");
    }
    try {
      return parse(text.substring(DIGEST_LINE));
    } catch (BadEscapeException | DateTimeException | IllegalArgumentException e) {
      throw new DamagedFileException(file, "not a generation of format " + FORMAT);
    }
  }

  private static StoredGeneration parse(String text) throws BadEscapeException {
    String[] sections = text.split("(?m)^\\[", -1);
    SortedMap<String, String> header = CfgText.parse(sections[0]).settings();
    SortedMap<String, SortedMap<String, String>> byPid = new TreeMap<>();
    for (int i = 1; i < sections.length; i++) {
      int end = sections[i].indexOf("]\n");
      if (end < 0) {
        throw new IllegalArgumentException("a section without end");
      }
      byPid.put(
          sections[i].substring(0, end), CfgText.parse(sections[i].substring(end + 2)).settings());
    }
    if (!FORMAT.equals(header.get("format"))) {
      throw new IllegalArgumentException("another format");
    }
    return new StoredGeneration(
        new Generation(
            Integer.parseInt(header.getOrDefault("number", "")),
            Instant.parse(header.getOrDefault("time", "")),
            header.getOrDefault("by", ""),
            header.getOrDefault("reason", "")),
        new Settings(byPid));
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append(Escapes.encodeKey(key))
        .append(" = ")
        .append(Escapes.encodeValue(value))
        .append('\n');
  }
}
