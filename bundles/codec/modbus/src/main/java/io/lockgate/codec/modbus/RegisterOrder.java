// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

/** How a device lays a value of several bytes into registers; the letters name its bytes, A the highest. */
public enum RegisterOrder {
  /** High word first, high byte first: the protocol's own order. */
  ABCD(true, true),
  /** Low word first, high byte first. */
  CDAB(false, true),
  /** High word first, low byte first. */
  BADC(true, false),
  /** Low word first, low byte first. */
  DCBA(false, false);

  private final boolean highWordFirst;
  private final boolean highByteFirst;

  RegisterOrder(boolean highWordFirst, boolean highByteFirst) {
    this.highWordFirst = highWordFirst;
    this.highByteFirst = highByteFirst;
  }

  /** The order with these properties. */
  public static RegisterOrder of(boolean highWordFirst, boolean highByteFirst) {
    if (highWordFirst) {
      return highByteFirst ? ABCD : BADC;
    }
    return highByteFirst ? CDAB : DCBA;
  }

  /** Where the i-th highest of so many words lies. */
  int place(int i, int words) {
    return highWordFirst ? i : words - 1 - i;
  }

  /** A word as it is meant, from what a register holds; and the other way round. */
  int word(int register) {
    return highByteFirst ? register : (register & 0xFF) << 8 | register >> 8;
  }
}
