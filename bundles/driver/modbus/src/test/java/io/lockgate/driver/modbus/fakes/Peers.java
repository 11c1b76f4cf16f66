// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.fakes;

import io.lockgate.codec.modbus.CodecException;
import io.lockgate.codec.modbus.Mbap;
import io.lockgate.codec.modbus.Rtu;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;

/** The other ends of links. */
public final class Peers {
  private Peers() {}

  /** Somebody who never answers. */
  public static Function<ByteBuffer, List<ByteBuffer>> silent() {
    return frame -> List.of();
  }

  /** Answers Modbus TCP at any unit. */
  public static Function<ByteBuffer, List<ByteBuffer>> tcp(RegisterMap device) {
    return frame -> {
      try {
        return List.of(
            mbap(Mbap.transaction(frame), Mbap.unit(frame), device.answer(Mbap.pdu(frame))));
      } catch (CodecException e) {
        throw new AssertionError(e);
      }
    };
  }

  /** Answers RTU at any unit but 0. */
  public static Function<ByteBuffer, List<ByteBuffer>> rtu(RegisterMap device) {
    return frame -> {
      try {
        ByteBuffer reply = device.answer(Rtu.pdu(frame));
        return Rtu.unit(frame) == 0 ? List.of() : List.of(rtu(Rtu.unit(frame), reply));
      } catch (CodecException e) {
        throw new AssertionError(e);
      }
    };
  }

  /** A frame of Modbus TCP. */
  public static ByteBuffer mbap(int transaction, int unit, ByteBuffer pdu) {
    ByteBuffer frame = ByteBuffer.allocate(Mbap.MAX_FRAME);
    Mbap.encode(frame, transaction, unit, pdu);
    return frame.flip();
  }

  /** A frame of RTU. */
  public static ByteBuffer rtu(int unit, ByteBuffer pdu) {
    ByteBuffer frame = ByteBuffer.allocate(Rtu.MAX_FRAME);
    Rtu.encode(frame, unit, pdu);
    return frame.flip();
  }
}
