// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.state;

import io.lockgate.core.config.disk.AtomicFile;
import io.lockgate.core.config.disk.DamagedFileException;
import io.lockgate.core.config.disk.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a value file may be: the digests of one or two contents, where {@link #ABSENT} stands for no file. It is written
 * before the value changes and names the old and the new content, so that a crash between the two leaves a value that
 * is still recognised as whole-old or whole-new.
 *
 * @param accepted one or two of 64 hexadecimal digits or {@link #ABSENT}
 */
record Sidecar(Set<String> accepted) {
  static final String ABSENT = "absent";
  private static final int MAX_BYTES = 256;
  private static final Pattern FORM = Pattern.compile("(([0-9a-f]{64}|absent)\n){1,2}");

  Sidecar {
    accepted = Set.copyOf(accepted);
  }

  static Sidecar of(String... accepted) {
    return new Sidecar(new LinkedHashSet<>(List.of(accepted)));
  }

  static String digest(Optional<byte[]> value) {
    return value.map(Sha256::hex).orElse(ABSENT);
  }

  /** Empty when there is none: a value placed by somebody else. */
  static Optional<Sidecar> read(Path file) throws IOException {
    Optional<byte[]> bytes = AtomicFile.read(file, MAX_BYTES);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    String text = new String(bytes.get(), StandardCharsets.ISO_8859_1);
    if (!FORM.matcher(text).matches()) {
      throw new DamagedFileException(file, "not a list of digests");
    }
    return Optional.of(of(text.split("\n")));
  }

  void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    accepted.stream().sorted().forEach(digest -> text.append(digest).append('\n'));
    AtomicFile.write(file, text.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  boolean accepts(Optional<byte[]> value) {
    return accepted.contains(digest(value));
  }
}
