// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.wire;

import io.lockgate.codec.modbus.DamagedFrameException;
import io.lockgate.codec.modbus.Words;
import java.nio.ByteBuffer;

/** Frames without a number: unit, message and check sum. A reply is known by unit, function, length and what it repeats. */
abstract class SerialEnvelope implements Envelope {
  /**
   * The message of a whole frame.
   *
   * @throws DamagedFrameException the check sum is wrong, or it is no frame
   */
  abstract ByteBuffer checked(ByteBuffer frame) throws DamagedFrameException;

  /** The unit of a whole frame. */
  abstract int unit(ByteBuffer frame);

  @Override
  public final boolean answers(ByteBuffer frame, int transaction, int unit, Ask ask) {
    try {
      ByteBuffer pdu = checked(frame);
      return unit(frame) == unit && ask.fits(pdu);
    } catch (DamagedFrameException noise) {
      return false;
    }
  }

  @Override
  public final ByteBuffer pdu(ByteBuffer frame) {
    try {
      return checked(frame);
    } catch (DamagedFrameException impossible) {
      throw new IllegalArgumentException("it was whole before", impossible);
    }
  }

  @Override
  public final String describe(ByteBuffer frame, boolean sent) {
    try {
      ByteBuffer pdu = checked(frame);
      return "unit " + unit(frame) + ": " + Words.describe(pdu, sent);
    } catch (DamagedFrameException damaged) {
      return "damaged: " + damaged.getMessage();
    }
  }
}
