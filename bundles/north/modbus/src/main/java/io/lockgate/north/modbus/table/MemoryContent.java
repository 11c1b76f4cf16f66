// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.table;

import java.util.BitSet;
import java.util.List;

/**
 * The four tables of a {@link MemoryUnit}.
 *
 * @param coils functions 1, 5, 15
 * @param discretes function 2
 * @param holding functions 3, 6, 16, 22, 23
 * @param inputs function 4
 */
public record MemoryContent(Bits coils, Bits discretes, Words holding, Words inputs) {
  /**
   * One table as it is configured.
   *
   * @param start first address
   * @param count how many addresses, 0 for none
   * @param values the first of them; the others are 0
   */
  public record Range(int start, int count, List<Integer> values) {
    public Range {
      values = List.copyOf(values);
      if (start < 0 || count < 0 || start + count > 0x10000 || values.size() > count) {
        throw new IllegalArgumentException(
            "addresses are 0 to 65535, not more values than addresses");
      }
    }

    private Bits bits() {
      BitSet states = new BitSet(count);
      for (int i = 0; i < values.size(); i++) {
        states.set(i, values.get(i) != 0);
      }
      return new Bits(start, count, states);
    }

    private Words words() {
      short[] registers = new short[count];
      for (int i = 0; i < values.size(); i++) {
        registers[i] = values.get(i).shortValue();
      }
      return new Words(start, registers);
    }
  }

  /** Fresh memory. */
  public static MemoryContent of(Range coils, Range discretes, Range holding, Range inputs) {
    return new MemoryContent(coils.bits(), discretes.bits(), holding.words(), inputs.words());
  }
}
