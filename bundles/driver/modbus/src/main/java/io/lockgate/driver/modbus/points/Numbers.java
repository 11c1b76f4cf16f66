// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.points;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** Whole numbers as people write them in models: decimal, or hexadecimal after {@code 0x}. */
public final class Numbers {
  private static final int HEX = 16;
  private static final int DECIMAL = 10;
  private static final String HEX_MARK = "0x";

  private Numbers() {}

  /** 0 to 65,535; empty when it is not. */
  public static OptionalInt address(String text) {
    OptionalLong number = bits(text);
    return number.isPresent() && (number.getAsLong() & ~0xFFFFL) == 0 && !text.startsWith("-")
        ? OptionalInt.of((int) number.getAsLong())
        : OptionalInt.empty();
  }

  /** 64 bits: unsigned, or negative after a minus sign; empty when it is no number. */
  static OptionalLong bits(String text) {
    if (text.startsWith("+")) {
      return OptionalLong.empty();
    }
    try {
      if (text.startsWith(HEX_MARK) && !text.startsWith("+", HEX_MARK.length())) {
        return OptionalLong.of(Long.parseUnsignedLong(text.substring(HEX_MARK.length()), HEX));
      }
      return OptionalLong.of(
          text.startsWith("-")
              ? Long.parseLong(text, DECIMAL)
              : Long.parseUnsignedLong(text, DECIMAL));
    } catch (NumberFormatException notANumber) {
      return OptionalLong.empty();
    }
  }
}
