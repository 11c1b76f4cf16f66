// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.chain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The link between a record and the one before it. */
final class ChainHash {
  private ChainHash() {}

  /** SHA-256 over the 32 bytes of {@code previous} and the record's body; lower-case hex. */
  static String of(String previous, String body) {
    MessageDigest digest = sha256();
    digest.update(HexFormat.of().parseHex(previous));
    digest.update(body.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
