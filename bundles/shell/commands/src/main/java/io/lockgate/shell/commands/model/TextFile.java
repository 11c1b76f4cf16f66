// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.model;

import io.lockgate.shell.commands.base.Call;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A text that the operator names: a file on the gateway, or {@code -} for standard input. */
final class TextFile {
  /** Longest text, in bytes. */
  private static final int LONGEST = 1 << 20;

  private TextFile() {}

  /**
   * The text.
   *
   * @throws IOException it cannot be read, or is too long
   */
  static String read(Call call, @Nullable String file, boolean standardInput) throws IOException {
    if (standardInput) {
      return text(call.in());
    }
    if (file == null) {
      throw new IllegalArgumentException("which file? name one, or - for standard input");
    }
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      return text(in);
    }
  }

  private static String text(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      throw new IOException("the text is longer than 1 MiB");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
