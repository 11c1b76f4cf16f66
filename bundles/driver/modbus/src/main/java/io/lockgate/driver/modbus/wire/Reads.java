// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.wire;

import io.lockgate.codec.modbus.BitTable;
import io.lockgate.codec.modbus.Octets;
import io.lockgate.codec.modbus.ReadBitsRequest;
import io.lockgate.codec.modbus.ReadBitsResponse;
import io.lockgate.codec.modbus.ReadRegistersRequest;
import io.lockgate.codec.modbus.ReadRegistersResponse;
import io.lockgate.codec.modbus.RegisterTable;
import io.lockgate.codec.modbus.Request;
import io.lockgate.codec.modbus.Response;
import io.lockgate.driver.modbus.points.Space;

/** Reads of the four spaces. */
public final class Reads {
  private Reads() {}

  /**
   * Asks for a range.
   *
   * @param length 1 to {@link Space#most}
   */
  public static Request request(Space space, int start, int length) {
    return switch (space) {
      case COIL -> new ReadBitsRequest(BitTable.COILS, start, length);
      case DISCRETE -> new ReadBitsRequest(BitTable.DISCRETE_INPUTS, start, length);
      case INPUT -> new ReadRegistersRequest(RegisterTable.INPUT, start, length);
      case HOLDING -> new ReadRegistersRequest(RegisterTable.HOLDING, start, length);
    };
  }

  /** What was read: registers, or packed bits. */
  public static Octets data(Response reply) {
    return reply instanceof ReadBitsResponse bits
        ? bits.bits()
        : ((ReadRegistersResponse) reply).registers();
  }
}
