// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.pdu;

import com.ghgande.j2mod.modbus.util.ModbusUtil;

/** The check sum of frames on a serial line, by j2mod. */
public final class CheckSum {
  /** Bytes it has. */
  public static final int LENGTH = 2;

  private CheckSum() {}

  /** Writes it behind the first {@code length} bytes of a frame. */
  public static void append(byte[] frame, int length) {
    int[] sum = ModbusUtil.calculateCRC(frame, 0, length);
    frame[length] = (byte) sum[0];
    frame[length + 1] = (byte) sum[1];
  }

  /** Whether the last two bytes of a frame are right. */
  public static boolean right(byte[] frame) {
    if (frame.length <= LENGTH) {
      return false;
    }
    int[] sum = ModbusUtil.calculateCRC(frame, 0, frame.length - LENGTH);
    return frame[frame.length - 2] == (byte) sum[0] && frame[frame.length - 1] == (byte) sum[1];
  }
}
