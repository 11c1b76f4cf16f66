// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.pdu;

import io.lockgate.driver.sim.device.Memory;

/** What a careful device checks before it acts; j2mod leaves lengths, quantities and write protection to others. */
final class RequestRules {
  /** Nothing is wrong. */
  static final int FINE = 0;

  static final int ILLEGAL_FUNCTION = 1;
  static final int ILLEGAL_ADDRESS = 2;
  static final int ILLEGAL_VALUE = 3;

  private static final int READ_IDENTIFICATION = 14;

  private final byte[] pdu;
  private final Memory memory;

  private RequestRules(byte[] pdu, Memory memory) {
    this.pdu = pdu;
    this.memory = memory;
  }

  /** Exception code for a request, or {@link #FINE}. */
  static int refusal(byte[] pdu, Memory memory) {
    return new RequestRules(pdu, memory).check();
  }

  private int check() {
    return switch (pdu[0] & 0xFF) {
      case 1, 2 -> sized(pdu.length == 5 && quantity(3, 2_000));
      case 3, 4 -> sized(pdu.length == 5 && quantity(3, 125));
      case 5 -> sized(pdu.length == 5 && (word(3) == 0 || word(3) == 0xFF00));
      case 6, 22 -> writes(pdu.length == (pdu[0] == 6 ? 5 : 7), 1, 1);
      case 15 -> sized(quantity(3, 1_968) && payload(5, (word(3) + 7) / 8));
      case 16 -> writes(quantity(3, 123) && payload(5, 2 * word(3)), 1, -1);
      case 23 -> exchanges();
      case 24 -> sized(pdu.length == 3);
      case 43 -> identification();
      default -> ILLEGAL_FUNCTION;
    };
  }

  private int exchanges() {
    int refusal = writes(quantity(3, 125) && quantity(7, 121) && payload(9, 2 * word(7)), 5, -1);
    boolean readable = refusal != FINE || memory.holdings().has(word(1), word(3));
    return readable ? refusal : ILLEGAL_ADDRESS;
  }

  private int identification() {
    if (pdu.length < 2 || pdu[1] != READ_IDENTIFICATION) {
      return ILLEGAL_FUNCTION;
    }
    return sized(pdu.length == 4 && pdu[2] >= 1 && pdu[2] <= 4);
  }

  private static int sized(boolean right) {
    return right ? FINE : ILLEGAL_VALUE;
  }

  /** Whether holding registers can be written; a count below 0 stands for the one after the address. */
  private int writes(boolean right, int addressAt, int count) {
    if (!right) {
      return ILLEGAL_VALUE;
    }
    int registers = count < 0 ? word(addressAt + 2) : count;
    return memory.holdings().writable(word(addressAt), registers) ? FINE : ILLEGAL_ADDRESS;
  }

  private boolean quantity(int at, int most) {
    return pdu.length >= at + 2 && word(at) >= 1 && word(at) <= most;
  }

  /** Whether the byte count is as it must be, and so many bytes follow it. */
  private boolean payload(int countAt, int bytes) {
    return pdu.length == countAt + 1 + bytes && (pdu[countAt] & 0xFF) == bytes;
  }

  private int word(int at) {
    return ((pdu[at] & 0xFF) << 8) | (pdu[at + 1] & 0xFF);
  }
}
