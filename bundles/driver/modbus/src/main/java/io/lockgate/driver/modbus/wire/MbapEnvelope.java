// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.wire;

import io.lockgate.api.driver.DriverException;
import io.lockgate.codec.modbus.DamagedFrameException;
import io.lockgate.codec.modbus.Mbap;
import io.lockgate.codec.modbus.Words;
import java.nio.ByteBuffer;

/** Modbus TCP, also in datagrams: numbered, without check sum. */
public final class MbapEnvelope implements Envelope {
  @Override
  public ByteBuffer wrap(int transaction, int unit, ByteBuffer pdu) {
    ByteBuffer frame = ByteBuffer.allocate(Mbap.HEADER + pdu.remaining());
    Mbap.encode(frame, transaction, unit, pdu);
    return frame.flip();
  }

  @Override
  public boolean answers(ByteBuffer frame, int transaction, int unit, Ask ask) {
    return frame.remaining() >= Mbap.MIN_FRAME
        && Mbap.transaction(frame) == transaction
        && Mbap.unit(frame) == unit
        && wellFormed(frame)
        && ask.sameFunction(pdu(frame));
  }

  /** A datagram comes as it is, without its length having been asked for. */
  private static boolean wellFormed(ByteBuffer frame) {
    try {
      return Mbap.frameLength(frame) == frame.remaining();
    } catch (DamagedFrameException damaged) {
      return false;
    }
  }

  @Override
  public ByteBuffer pdu(ByteBuffer frame) {
    return frame.slice(frame.position() + Mbap.HEADER, frame.remaining() - Mbap.HEADER);
  }

  @Override
  public int frameLength(ByteBuffer received) throws DriverException.Damaged {
    try {
      return Mbap.frameLength(received);
    } catch (DamagedFrameException damaged) {
      throw Damage.of(damaged);
    }
  }

  @Override
  public String describe(ByteBuffer frame, boolean sent) {
    return frame.remaining() < Mbap.MIN_FRAME
        ? ""
        : Mbap.transaction(frame)
            + " unit "
            + Mbap.unit(frame)
            + ": "
            + Words.describe(pdu(frame), sent);
  }
}
