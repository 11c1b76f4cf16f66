// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.value;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.point.Value;
import java.nio.ByteBuffer;

/** A value in registers. */
public sealed interface RegisterFormat extends ValueFormat
    permits WholeFormat,
        FractionFormat,
        TruthFormat,
        TextFormat,
        DateFormat,
        EpochFormat,
        BitsFormat {
  /** All bits of a register. */
  int WHOLE = 0xFFFF;

  /** Bytes of a register. */
  int REGISTER = 2;

  /**
   * Writes its registers.
   *
   * @param registers from index 0; at least its length
   * @throws BadSetting the value does not fit
   */
  void write(Value value, ByteBuffer registers) throws BadSetting;

  /** Bits of its one register that are its own, as sent; {@link #WHOLE} where all are. */
  default int mask() {
    return WHOLE;
  }
}
