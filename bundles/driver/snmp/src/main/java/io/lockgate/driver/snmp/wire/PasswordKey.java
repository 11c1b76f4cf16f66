// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.wire;

import io.lockgate.driver.snmp.settings.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The key of a password (RFC 3414, A.2). Made once for a link: it takes a digest of a mebibyte; the key that holds at one
 * engine then takes a digest of some hundred bytes, so that a stranger who invents engines costs nothing.
 */
final class PasswordKey {
  private static final int MEBIBYTE = 1 << 20;
  private static final int BLOCK = 64;

  private final String algorithm;
  private final byte[] key;

  private PasswordKey(String algorithm, byte[] key) {
    this.algorithm = algorithm;
    this.key = key;
  }

  static PasswordKey of(Digest digest, String password) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    MessageDigest made = digest(digest.algorithm());
    byte[] block = new byte[BLOCK];
    int next = 0;
    for (int done = 0; done < MEBIBYTE; done += BLOCK) {
      for (int i = 0; i < BLOCK; i++) {
        block[i] = bytes[next];
        next = (next + 1) % bytes.length;
      }
      made.update(block);
    }
    return new PasswordKey(digest.algorithm(), made.digest());
  }

  /** The key at an engine. */
  byte[] at(byte[] engine) {
    MessageDigest made = digest(algorithm);
    made.update(key);
    made.update(engine);
    return made.digest(key);
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
