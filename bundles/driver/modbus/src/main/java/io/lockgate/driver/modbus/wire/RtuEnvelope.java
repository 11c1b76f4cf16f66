// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.wire;

import io.lockgate.api.driver.DriverException;
import io.lockgate.codec.modbus.DamagedFrameException;
import io.lockgate.codec.modbus.Rtu;
import java.nio.ByteBuffer;

/** RTU on a serial line, or inside TCP. */
public final class RtuEnvelope extends SerialEnvelope {
  private static final int AROUND_PDU = 3;

  @Override
  public ByteBuffer wrap(int transaction, int unit, ByteBuffer pdu) {
    ByteBuffer frame = ByteBuffer.allocate(AROUND_PDU + pdu.remaining());
    Rtu.encode(frame, unit, pdu);
    return frame.flip();
  }

  @Override
  ByteBuffer checked(ByteBuffer frame) throws DamagedFrameException {
    return Rtu.pdu(frame);
  }

  @Override
  int unit(ByteBuffer frame) {
    return Rtu.unit(frame);
  }

  /** Once the frame is whole its check sum is looked at too, so that damage is known at once. */
  @Override
  public int frameLength(ByteBuffer received) throws DriverException.Damaged {
    try {
      int length = Rtu.responseLength(received);
      if (length != Rtu.UNTIL_SILENCE
          && length >= Rtu.MIN_FRAME
          && length <= received.remaining()) {
        Rtu.pdu(received.slice(received.position(), length));
      }
      return length;
    } catch (DamagedFrameException damaged) {
      throw Damage.of(damaged);
    }
  }
}
