// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.install;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The list that is signed: SHA-256 and relative path of every file of the installation, sorted by path.
 *
 * @param development whether the key that signs it was made by a development build; a line of the list, so that it is
 *     covered by the signature
 * @param digestByPath lower-case hex by path, with {@code /} between folders
 */
public record SealedList(boolean development, SortedMap<String, String> digestByPath) {
  /** The folder of the installation that holds the seal and is not itself on the list. */
  public static final String FOLDER = "trust";

  /** Names inside {@link #FOLDER}. */
  public static final String FILES = "files.sha256";

  public static final String SIGNATURE = "files.sig";
  public static final String CERTIFICATE = "platform.pem";
  public static final String DEVELOPMENT = "development";

  private static final String FORMAT_LINE = "# lockgate files 1";
  private static final String DEVELOPMENT_LINE = "# development key";
  private static final int DIGEST_LENGTH = 64;
  private static final String GAP = "  ";

  /** The bytes that are signed. Equal lists give equal bytes. */
  public byte[] render() {
    StringBuilder text = new StringBuilder(FORMAT_LINE).append('\n');
    if (development) {
      text.append(DEVELOPMENT_LINE).append('\n');
    }
    digestByPath.forEach(
        (path, digest) -> text.append(digest).append(GAP).append(path).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #render} wrote.
   *
   * @throws InstallationRefusedException the bytes have another form
   */
  public static SealedList parse(byte[] bytes) throws InstallationRefusedException {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    if (!lines[0].equals(FORMAT_LINE) || !lines[lines.length - 1].isEmpty()) {
      throw malformed("format");
    }
    boolean development = lines[1].equals(DEVELOPMENT_LINE);
    SortedMap<String, String> digests = new TreeMap<>();
    for (int i = development ? 2 : 1; i < lines.length - 1; i++) {
      String line = lines[i];
      int path = DIGEST_LENGTH + GAP.length();
      if (line.length() <= path || !line.startsWith(GAP, DIGEST_LENGTH)) {
        throw malformed("line " + (i + 1));
      }
      if (digests.put(line.substring(path), line.substring(0, DIGEST_LENGTH)) != null) {
        throw malformed("path named twice in line " + (i + 1));
      }
    }
    return new SealedList(development, digests);
  }

  private static InstallationRefusedException malformed(String what) {
    return new InstallationRefusedException(
        List.of("the list " + FOLDER + "/" + FILES + " is malformed: " + what));
  }
}
