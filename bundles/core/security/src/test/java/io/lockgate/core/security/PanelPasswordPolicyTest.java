// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.PasswordRefusedException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of R073, each edge and each sign. */
class PanelPasswordPolicyTest {
  private static final String PERMITTED = " !\"#$%&'()*+,-./:;<=>?@[]^_`{|}~";

  private final PasswordPolicy policy = new PanelPasswordPolicy();

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 49, 50})
  void length_inside_is_accepted(int length) {
    assertDoesNotThrow(() -> policy.check(ofLength(length)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 51, 1000})
  void length_outside_is_refused(int length) {
    assertEquals("the password must have 8 to 50 characters", refusal(ofLength(length)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abcdABCD1", "abcdefg1!", "ABCDEFG1!", "abcdABCD!", "aB3! aB3!"})
  void three_or_four_classes_are_accepted(String password) {
    assertDoesNotThrow(() -> policy.check(password.toCharArray()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abcdefgh",
        "ABCDEFGH",
        "12345678",
        "!!!!!!!!",
        "abcdABCD",
        "abcd1234",
        "abcd!!!!",
        "ABCD1234",
        "ABCD!!!!",
        "1234!!!!"
      })
  void one_or_two_classes_are_refused(String password) {
    assertTrue(refusal(password.toCharArray()).contains("three of"));
  }

  @ParameterizedTest
  @CsvSource({
    "0x5c, a backslash",
    "0x09, control characters",
    "0x0a, control characters",
    "0x00, control characters",
    "0x7f, control characters",
    "0xe9, letters or digits outside ASCII",
    "0xc4, letters or digits outside ASCII",
    "0x661, letters or digits outside ASCII",
    "0x20ac, characters outside the permitted set",
    "0xa0, characters outside the permitted set",
    "0xd83d, characters outside the permitted set"
  })
  void foreign_character_is_refused_by_its_class(String code, String named) {
    char foreign = (char) Integer.decode(code).intValue();
    assertEquals(
        "the password must not contain " + named, refusal(("Abcdef1!" + foreign).toCharArray()));
  }

  static Stream<Character> permitted() {
    return PERMITTED.chars().mapToObj(c -> (char) c);
  }

  @ParameterizedTest
  @MethodSource("permitted")
  void each_sign_counts_as_special(char sign) {
    assertDoesNotThrow(() -> policy.check(("abcdef1" + sign).toCharArray()));
  }

  @Test
  void set_is_the_space_and_31_signs_and_nothing_else_of_all_characters() {
    long signs =
        IntStream.rangeClosed(0, 0xffff)
            .filter(c -> !Character.isLetterOrDigit(c))
            .filter(c -> accepts(("abcdef1" + (char) c).toCharArray()))
            .count();
    assertEquals(32, signs);
  }

  @Test
  void message_never_holds_the_password() {
    for (String secret : new String[] {"Zq7!", "ZqZqZqZqZq", "ZqZq7!\\x", "ZqZq7!é1"}) {
      assertFalse(refusal(secret.toCharArray()).contains("Zq"));
    }
  }

  private boolean accepts(char[] password) {
    try {
      policy.check(password);
      return true;
    } catch (PasswordRefusedException e) {
      return false;
    }
  }

  private String refusal(char[] password) {
    PasswordRefusedException refused =
        assertThrows(PasswordRefusedException.class, () -> policy.check(password));
    return String.valueOf(refused.getMessage());
  }

  private static char[] ofLength(int length) {
    return "aB3".repeat(length).substring(0, length).toCharArray();
  }
}
