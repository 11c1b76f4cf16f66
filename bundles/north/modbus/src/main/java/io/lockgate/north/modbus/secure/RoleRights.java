// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.secure;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one role may ask for.
 *
 * @param role as in certificates; empty: clients whose certificate has none
 * @param units unit ids
 * @param functions function codes
 */
public record RoleRights(String role, BitSet units, BitSet functions) {
  private static final int HIGHEST_UNIT = 255;
  private static final int HIGHEST_FUNCTION = 127;
  private static final Pattern RANGE = Pattern.compile("(\\d{1,3})(?:-(\\d{1,3}))?");

  /** Copies the sets. */
  public RoleRights {
    units = (BitSet) units.clone();
    functions = (BitSet) functions.clone();
    if (role.length() > ClientRole.LONGEST) {
      throw new IllegalArgumentException(
          "a role has at most " + ClientRole.LONGEST + " characters");
    }
  }

  /**
   * Reads ranges, written {@code 1-4 43}.
   *
   * @throws IllegalArgumentException they cannot be understood
   */
  public static RoleRights of(String role, String units, String functions) {
    return new RoleRights(
        role.strip(), ranges(units, 0, HIGHEST_UNIT), ranges(functions, 1, HIGHEST_FUNCTION));
  }

  private static BitSet ranges(String text, int lowest, int highest) {
    BitSet numbers = new BitSet();
    for (String word : text.strip().split("[\\s,]+", -1)) {
      Matcher range = RANGE.matcher(word);
      if (!range.matches()) {
        throw new IllegalArgumentException("not of the form 1-4 43: '" + text + "'");
      }
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      if (first < lowest || last > highest || last < first) {
        throw new IllegalArgumentException(word + " is not within " + lowest + " to " + highest);
      }
      numbers.set(first, last + 1);
    }
    return numbers;
  }

  boolean allows(int unit, int function) {
    return units.get(unit) && functions.get(function);
  }
}
