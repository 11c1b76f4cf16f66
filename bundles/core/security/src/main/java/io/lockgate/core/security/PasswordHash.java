// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is stored: {@code PBKDF2-HMAC-SHA256$600000$<salt>$<hash>}, salt and hash in Base64. The record says
 * how it was made, so that the cost can be raised later.
 *
 * @param rounds iterations, 1 to 10,000,000
 * @param salt 16 random bytes
 * @param hash 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent")
record PasswordHash(int rounds, byte[] salt, byte[] hash) {
  static final int ROUNDS = 600_000;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int MOST_ROUNDS = 10_000_000;
  private static final Pattern FORM =
      Pattern.compile(
          "PBKDF2-HMAC-SHA256\\$([0-9]{1,8})\\$([A-Za-z0-9+/=]{24})\\$([A-Za-z0-9+/=]{44})");

  /** Hashes with a fresh salt. Takes about a second on a slow core. The password is left to the caller to wipe. */
  static PasswordHash of(char[] password, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new PasswordHash(ROUNDS, salt, derive(password, salt, ROUNDS));
  }

  /**
   * Reads a stored record.
   *
   * @throws IllegalArgumentException it is not one
   */
  static PasswordHash parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("not a password record");
    }
    int rounds = Integer.parseInt(form.group(1));
    byte[] salt = Base64.getDecoder().decode(form.group(2));
    byte[] hash = Base64.getDecoder().decode(form.group(3));
    if (rounds < 1
        || rounds > MOST_ROUNDS
        || salt.length != SALT_BYTES
        || hash.length != HASH_BYTES) {
      throw new IllegalArgumentException("not a password record");
    }
    return new PasswordHash(rounds, salt, hash);
  }

  /** Whether this is the record of that password; compares in constant time. */
  boolean matches(char[] password) {
    return MessageDigest.isEqual(hash, derive(password, salt, rounds));
  }

  /** The record, without a line break. */
  String text() {
    Base64.Encoder base64 = Base64.getEncoder();
    return "PBKDF2-HMAC-SHA256$"
        + rounds
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }

  private static byte[] derive(char[] password, byte[] salt, int rounds) {
    PBEKeySpec spec = new PBEKeySpec(password, salt, rounds, HASH_BYTES * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks PBKDF2 with HMAC-SHA-256", e);
    } finally {
      spec.clearPassword();
    }
  }

  @Override
  public String toString() {
    return "PasswordHash";
  }
}
