// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.wire;

import io.lockgate.api.driver.DriverException;
import io.lockgate.codec.modbus.Ascii;
import io.lockgate.codec.modbus.DamagedFrameException;
import java.nio.ByteBuffer;

/** Characters on a serial line. */
public final class AsciiEnvelope extends SerialEnvelope {
  /** Colon, unit, check sum, line end; each byte between takes two characters. */
  private static final int AROUND_PDU = 7;

  @Override
  public ByteBuffer wrap(int transaction, int unit, ByteBuffer pdu) {
    ByteBuffer frame = ByteBuffer.allocate(AROUND_PDU + 2 * pdu.remaining());
    Ascii.encode(frame, unit, pdu);
    return frame.flip();
  }

  @Override
  ByteBuffer checked(ByteBuffer frame) throws DamagedFrameException {
    return Ascii.pdu(frame);
  }

  @Override
  int unit(ByteBuffer frame) {
    return Ascii.unit(frame);
  }

  /** Once the frame is whole its check sum is looked at too, so that damage is known at once. */
  @Override
  public int frameLength(ByteBuffer received) throws DriverException.Damaged {
    try {
      int length = Ascii.frameLength(received);
      if (length <= received.remaining()) {
        Ascii.pdu(received.slice(received.position(), length));
      }
      return length;
    } catch (DamagedFrameException damaged) {
      throw Damage.of(damaged);
    }
  }
}
