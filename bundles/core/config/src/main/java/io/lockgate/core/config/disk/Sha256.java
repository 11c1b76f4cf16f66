// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.disk;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as 64 lower-case hexadecimal digits. */
public final class Sha256 {
  private Sha256() {}

  /** Digest of the bytes from {@code offset} to the end. */
  public static String hex(byte[] bytes, int offset) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, offset, bytes.length - offset);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Digest of all bytes. */
  public static String hex(byte[] bytes) {
    return hex(bytes, 0);
  }
}
