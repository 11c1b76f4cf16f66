// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

/**
 * The allowed range of one field: a decoder checks and tells the client, a constructor checks and tells the programmer.
 *
 * @param field its name, for messages
 * @param min lowest allowed
 * @param max highest allowed
 */
record Limit(String field, int min, int max) {
  /** What a gateway answers when a device's response is unusable. */
  static final ExceptionCode BAD_RESPONSE = ExceptionCode.GATEWAY_TARGET_FAILED;

  /** A protocol address, or any 16-bit field. */
  static final Limit WORD = new Limit("a 16-bit field", 0, 0xFFFF);

  static final Limit OCTET = new Limit("an 8-bit field", 0, 0xFF);
  static final Limit FUNCTION = new Limit("function", 1, Function.MAX);

  /** The value, if it is within. */
  int check(int value, ExceptionCode answer) throws MalformedException {
    if (outside(value)) {
      throw new MalformedException(answer, message(value));
    }
    return value;
  }

  /**
   * The value, if it is within.
   *
   * @throws IllegalArgumentException it is not
   */
  int require(int value) {
    if (outside(value)) {
      throw new IllegalArgumentException(message(value));
    }
    return value;
  }

  /** A range must end within the 65,536 addresses. */
  static void checkEnd(int address, int quantity) throws MalformedException {
    if (beyond(address, quantity)) {
      throw new MalformedException(
          ExceptionCode.ILLEGAL_DATA_ADDRESS, "the range ends beyond address 65535");
    }
  }

  /**
   * A range must begin and end within the 65,536 addresses.
   *
   * @throws IllegalArgumentException it does not
   */
  static void requireRange(int address, int quantity) {
    WORD.require(address);
    if (beyond(address, quantity)) {
      throw new IllegalArgumentException("the range ends beyond address 65535");
    }
  }

  private static boolean beyond(int address, int quantity) {
    return address + quantity > 0x10000;
  }

  private boolean outside(int value) {
    return value < min || value > max;
  }

  private String message(int value) {
    return field + " must be " + min + " to " + max + ": " + value;
  }
}
