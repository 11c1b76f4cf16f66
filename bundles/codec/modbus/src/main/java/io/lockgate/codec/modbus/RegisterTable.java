// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

/** The two tables of 16-bit registers. */
public enum RegisterTable {
  /** Can be read and written; functions 3, 6, 16, 22, 23. */
  HOLDING(Function.READ_HOLDING_REGISTERS, "holding registers"),
  /** Can be read only; function 4. */
  INPUT(Function.READ_INPUT_REGISTERS, "input registers");

  private final int readFunction;
  private final String words;

  RegisterTable(int readFunction, String words) {
    this.readFunction = readFunction;
    this.words = words;
  }

  /** The function that reads it. */
  public int readFunction() {
    return readFunction;
  }

  /** Its name, in the plural. */
  public String words() {
    return words;
  }
}
