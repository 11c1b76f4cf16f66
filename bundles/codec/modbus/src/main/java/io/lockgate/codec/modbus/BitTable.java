// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

/** The two tables of single bits. */
public enum BitTable {
  /** Can be read and written; functions 1, 5, 15. */
  COILS(Function.READ_COILS, "coils"),
  /** Can be read only; function 2. */
  DISCRETE_INPUTS(Function.READ_DISCRETE_INPUTS, "discrete inputs");

  private final int readFunction;
  private final String words;

  BitTable(int readFunction, String words) {
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
