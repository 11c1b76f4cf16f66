// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.points;

import java.util.Optional;

/** The four address spaces of a Modbus device, each of 65,536 addresses. */
public enum Space {
  /** Bits, read and written. */
  COIL("coil", 1, true, true),
  /** Bits, read only. */
  DISCRETE("discrete", 2, true, false),
  /** Registers, read only. */
  INPUT("input", 4, false, false),
  /** Registers, read and written. */
  HOLDING("holding", 3, false, true);

  /** First address that no space has. */
  static final int END = 0x1_0000;

  private static final int MOST_BITS = 2000;
  private static final int MOST_REGISTERS = 125;

  private final String word;
  private final int readFunction;
  private final boolean bits;
  private final boolean writable;

  Space(String word, int readFunction, boolean bits, boolean writable) {
    this.word = word;
    this.readFunction = readFunction;
    this.bits = bits;
    this.writable = writable;
  }

  /** The space of an address; empty when there is none of that name. */
  public static Optional<Space> named(String word) {
    for (Space space : values()) {
      if (space.word.equals(word)) {
        return Optional.of(space);
      }
    }
    return Optional.empty();
  }

  /** Its name in addresses. */
  public String word() {
    return word;
  }

  /** Function code that reads it. */
  public int readFunction() {
    return readFunction;
  }

  /** Whether an address is a bit, else a register. */
  public boolean bits() {
    return bits;
  }

  boolean writable() {
    return writable;
  }

  /** Most addresses in one read, by the protocol. */
  public int most() {
    return bits ? MOST_BITS : MOST_REGISTERS;
  }
}
