// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Framing over TCP and UDP: transaction (2 bytes), protocol 0000 (2 bytes), length of what follows (2 bytes), unit (1
 * byte), PDU. All methods read from the frame's position and leave it, if they do not say otherwise.
 */
public final class Mbap {
  /** Bytes before the PDU. */
  public static final int HEADER = 7;

  /** Shortest frame: a function code alone. */
  public static final int MIN_FRAME = HEADER + 1;

  /** Longest frame. */
  public static final int MAX_FRAME = HEADER + Pdu.MAX_LENGTH;

  private static final int PROTOCOL = 2;
  private static final int LENGTH = 4;
  private static final int UNIT = 6;

  private Mbap() {}

  /**
   * How long the frame at the beginning of a stream is: asked again when so many bytes are there, and whole when the answer
   * is not more than what is there.
   *
   * @param received may be empty
   * @return 6 to {@link #MAX_FRAME}
   * @throws DamagedFrameException protocol is not 0, or the length is not 2 to 254: the connection is of no more use
   */
  public static int frameLength(ByteBuffer received) throws DamagedFrameException {
    if (received.remaining() < UNIT) {
      return UNIT;
    }
    int start = received.position();
    int protocol = Wire.u16(received, start + PROTOCOL);
    if (protocol != 0) {
      throw new DamagedFrameException("protocol " + protocol + " is not Modbus");
    }
    int length = Wire.u16(received, start + LENGTH);
    if (length < MIN_FRAME - UNIT || length > MAX_FRAME - UNIT) {
      throw new DamagedFrameException("length must be 2 to 254: " + length);
    }
    return UNIT + length;
  }

  /**
   * The message of a whole frame, as a view.
   *
   * @throws DamagedFrameException it is not exactly one frame
   */
  public static ByteBuffer pdu(ByteBuffer frame) throws DamagedFrameException {
    int length = frameLength(frame);
    if (length != frame.remaining()) {
      throw new DamagedFrameException("frame of " + length + " bytes in " + frame.remaining());
    }
    return frame.slice(frame.position() + HEADER, length - HEADER);
  }

  /** The transaction number of a frame whose header is there, 0 to 65535. */
  public static int transaction(ByteBuffer frame) {
    return Wire.u16(frame, frame.position());
  }

  /** Gives a frame another transaction number, 0 to 65535. */
  public static void setTransaction(ByteBuffer frame, int transaction) {
    Limit.WORD.require(transaction);
    int start = frame.position();
    frame.put(start, (byte) (transaction >> 8)).put(start + 1, (byte) transaction);
  }

  /** The unit of a frame whose header is there, 0 to 255. */
  public static int unit(ByteBuffer frame) {
    return Wire.u8(frame, frame.position() + UNIT);
  }

  /**
   * Writes a frame at the target's position and moves it.
   *
   * @param transaction 0 to 65535
   * @param unit 0 to 255
   */
  public static void encode(ByteBuffer target, int transaction, int unit, Pdu pdu) {
    header(target, transaction, unit, pdu.length());
    pdu.encode(target);
  }

  /**
   * Writes a frame at the target's position and moves it; the message goes as it is and its buffer is not moved.
   *
   * @param transaction 0 to 65535
   * @param unit 0 to 255
   * @param pdu 1 to 253 bytes
   */
  public static void encode(ByteBuffer target, int transaction, int unit, ByteBuffer pdu) {
    header(target, transaction, unit, Frames.requireLength(pdu));
    target.put(pdu.duplicate());
  }

  private static void header(ByteBuffer target, int transaction, int unit, int pduLength) {
    Wire.put16(target, Limit.WORD.require(transaction));
    Wire.put16(target, 0);
    Wire.put16(target, 1 + pduLength);
    Wire.put8(target, Limit.OCTET.require(unit));
  }
}
