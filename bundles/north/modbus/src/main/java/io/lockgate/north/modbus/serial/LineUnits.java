// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.serial;

import java.util.Map;

/**
 * Which addresses on a line are ours.
 *
 * @param answered unit id by address on the line, 1 to 247
 */
public record LineUnits(Map<Integer, Integer> answered) {
  private static final int LAST = 247;
  private static final int BROADCAST = 0;

  /** {@link #unit}: somebody else is meant. */
  static final int FOREIGN = -1;

  public LineUnits {
    answered = Map.copyOf(answered);
    if (answered.keySet().stream().anyMatch(address -> address < 1 || address > LAST)) {
      throw new IllegalArgumentException("addresses on a line are 1 to 247: " + answered.keySet());
    }
  }

  /** The unit id that an address stands for; 0 for all of them, {@link #FOREIGN} for none of ours. */
  int unit(int address) {
    return address == BROADCAST ? BROADCAST : answered.getOrDefault(address, FOREIGN);
  }
}
