// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.table;

import io.lockgate.api.point.PointId;
import io.lockgate.codec.modbus.RegisterOrder;
import java.nio.ByteBuffer;

/**
 * A point of the image that the user has given a place among the gateway's registers.
 *
 * @param start address of its first register
 * @param point which
 * @param type how it is shown
 * @param order of words and bytes
 * @param writable whether a client may write it, through the write gate
 */
public record MappedPoint(
    int start, PointId point, RegisterType type, RegisterOrder order, boolean writable)
    implements Slot {
  public MappedPoint {
    if (start < 0 || start + type.words() > 0x10000) {
      throw new IllegalArgumentException("registers are 0 to 65535: " + start);
    }
  }

  @Override
  public int length() {
    return type.words();
  }

  /** Without its sample there is no value. */
  @Override
  public void put(ByteBuffer target, int register) {
    type.putInvalid(target, register, order);
  }
}
