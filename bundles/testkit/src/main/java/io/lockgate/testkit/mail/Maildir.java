// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with one file a mail.
 *
 * @param folder may not exist yet
 */
public record Maildir(Path folder) {
  /**
   * A mail as it was delivered.
   *
   * @param text all of it, header first
   */
  public record Delivered(String text) {
    /** A field of the header, unfolded; empty when it has none. */
    public String header(String name) {
      String head = text.replace("\r\n", "\n").split("\n\n", 2)[0].replaceAll("\n[ \t]+", " ");
      return head.lines()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }

    /** What follows the header, as sent. */
    public String body() {
      String[] parts = text.replace("\r\n", "\n").split("\n\n", 2);
      return parts.length == 2 ? parts[1] : "";
    }
  }

  /** All mails. */
  public List<Delivered> mails() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(Maildir::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Delivered read(Path file) {
    try {
      return new Delivered(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Mails to an address. */
  public List<Delivered> to(String address) {
    return mails().stream().filter(mail -> mail.header("To").contains(address)).toList();
  }
}
