// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.base;

/** Numbers as users write them. */
public final class Numbers {
  private Numbers() {}

  /**
   * Reads a whole number.
   *
   * @param what it stands for, for the message
   * @throws IllegalArgumentException it is none, or out of range
   */
  public static int parse(String word, String what, int least, int most) {
    try {
      int value = Integer.parseInt(word);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("no " + what + " '" + word + "': write a whole number", e);
    }
    throw new IllegalArgumentException(what + " must be " + least + " to " + most);
  }
}
