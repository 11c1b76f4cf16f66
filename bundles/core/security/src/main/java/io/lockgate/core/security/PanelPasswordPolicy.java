// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import io.lockgate.api.security.PasswordRefusedException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Policy {@code panel} for user passwords: 8 to 50 characters; at least three of upper, lower, digit, special; letters
 * and digits of ASCII only, special characters only from set S, which is the space and all ASCII punctuation except the
 * backslash.
 */
final class PanelPasswordPolicy implements PasswordPolicy {
  static final int SHORTEST = 8;
  static final int LONGEST = 50;

  private static final int CLASSES_NEEDED = 3;
  private static final String SIGNS = "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~";

  private enum CharClass {
    UPPER,
    LOWER,
    DIGIT,
    SPECIAL
  }

  @Override
  public void check(char[] password) throws PasswordRefusedException {
    if (password.length < SHORTEST || password.length > LONGEST) {
      throw new PasswordRefusedException(
          "the password must have " + SHORTEST + " to " + LONGEST + " characters");
    }
    Set<CharClass> used = EnumSet.noneOf(CharClass.class);
    for (char c : password) {
      used.add(classOf(c));
    }
    if (used.size() < CLASSES_NEEDED) {
      throw new PasswordRefusedException(
          "the password must use three of: upper-case letters, lower-case letters, digits, special"
              + " characters");
    }
  }

  private static CharClass classOf(char c) throws PasswordRefusedException {
    if (c >= 'A' && c <= 'Z') {
      return CharClass.UPPER;
    }
    if (c >= 'a' && c <= 'z') {
      return CharClass.LOWER;
    }
    if (c >= '0' && c <= '9') {
      return CharClass.DIGIT;
    }
    if (c == ' ' || SIGNS.indexOf(c) >= 0) {
      return CharClass.SPECIAL;
    }
    throw new PasswordRefusedException("the password must not contain " + nameOf(c));
  }

  private static String nameOf(char c) {
    if (c == '\\') {
      return "a backslash";
    }
    if (Character.isISOControl(c)) {
      return "control characters";
    }
    if (Character.isLetterOrDigit(c)) {
      return "letters or digits outside ASCII";
    }
    return "characters outside the permitted set";
  }
}
