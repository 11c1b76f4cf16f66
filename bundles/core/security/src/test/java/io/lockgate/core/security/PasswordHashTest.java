// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
  private static final String RECORD =
      "PBKDF2-HMAC-SHA256$600000$AAAAAAAAAAAAAAAAAAAAAA==$"
          + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  @Test
  void record_reads_back_and_knows_its_password() {
    PasswordHash made = PasswordHash.of("Abcdef1!".toCharArray(), new SecureRandom());
    PasswordHash read = PasswordHash.parse(made.text());
    assertTrue(made.text().startsWith("PBKDF2-HMAC-SHA256$600000$"));
    assertEquals(made.text(), read.text());
    assertTrue(read.matches("Abcdef1!".toCharArray()));
    assertFalse(read.matches("Abcdef1?".toCharArray()));
  }

  @Test
  void equal_passwords_give_different_records() {
    SecureRandom random = new SecureRandom();
    PasswordHash one = PasswordHash.of("Abcdef1!".toCharArray(), random);
    PasswordHash two = PasswordHash.of("Abcdef1!".toCharArray(), random);
    assertNotEquals(one.text(), two.text());
  }

  /** The expected bytes come from Python's hashlib.pbkdf2_hmac("sha256", b"password", bytes(range(16)), 1000). */
  @Test
  void hash_is_pbkdf2_hmac_sha256() {
    byte[] salt = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
    byte[] byPython =
        HexFormat.of().parseHex("25eb86acc76e43018f18b9a8f90c2fed462d1c799e83d48ae3d7c69046a60b67");
    assertTrue(new PasswordHash(1000, salt, byPython).matches("password".toCharArray()));
  }

  @Test
  void toString_gives_nothing_away() {
    assertEquals("PasswordHash", PasswordHash.parse(RECORD).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "SHA256$600000$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "PBKDF2-HMAC-SHA256$0$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "PBKDF2-HMAC-SHA256$99999999$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "PBKDF2-HMAC-SHA256$600000$AAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "PBKDF2-HMAC-SHA256$600000$====AAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
      })
  void anything_else_is_no_record(String text) {
    assertThrows(IllegalArgumentException.class, () -> PasswordHash.parse(text));
  }
}
