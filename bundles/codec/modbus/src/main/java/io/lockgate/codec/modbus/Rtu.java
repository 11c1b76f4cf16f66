// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Framing on a serial line, also inside TCP: unit (1 byte), PDU, CRC (2 bytes, the low one first). All methods read from
 * the frame's position and leave it, if they do not say otherwise.
 *
 * <p>A frame carries no length, so it is told from the message's own fields. Where that is impossible the line's silence
 * ends it.
 */
public final class Rtu {
  /** Shortest frame: a function code alone. */
  public static final int MIN_FRAME = 4;

  /** Longest frame. */
  public static final int MAX_FRAME = 3 + Pdu.MAX_LENGTH;

  /** The length cannot be told from the bytes. */
  public static final int UNTIL_SILENCE = 0;

  private static final int CRC = 2;

  private Rtu() {}

  /**
   * How long the request at the beginning is: asked again when so many bytes are there, and whole when the answer is not
   * more than what is there. Responses of other units on the same line are not told apart from requests.
   *
   * @param received may be empty
   * @return 2 to {@link #MAX_FRAME}, or {@link #UNTIL_SILENCE}
   * @throws DamagedFrameException no request begins so
   */
  public static int requestLength(ByteBuffer received) throws DamagedFrameException {
    return RtuLength.ofRequest(received);
  }

  /**
   * How long the response at the beginning is; as {@link #requestLength}.
   *
   * @param received may be empty
   * @return 2 to {@link #MAX_FRAME}, or {@link #UNTIL_SILENCE}
   * @throws DamagedFrameException no response begins so
   */
  public static int responseLength(ByteBuffer received) throws DamagedFrameException {
    return RtuLength.ofResponse(received);
  }

  /** The unit of a frame that is not empty, 0 to 255. */
  public static int unit(ByteBuffer frame) {
    return Wire.u8(frame, frame.position());
  }

  /**
   * The message of a whole frame, as a view.
   *
   * @throws DamagedFrameException too short, too long, or the CRC is wrong
   */
  public static ByteBuffer pdu(ByteBuffer frame) throws DamagedFrameException {
    int length = frame.remaining();
    if (length < MIN_FRAME || length > MAX_FRAME) {
      throw new DamagedFrameException(
          "a frame has " + MIN_FRAME + " to " + MAX_FRAME + " bytes: " + length);
    }
    int start = frame.position();
    int end = frame.limit() - CRC;
    if (Crc16.of(frame, start, end) != (Wire.u8(frame, end) | Wire.u8(frame, end + 1) << 8)) {
      throw new DamagedFrameException("CRC is wrong");
    }
    return frame.slice(start + 1, length - 1 - CRC);
  }

  /**
   * Writes a frame at the target's position and moves it.
   *
   * @param unit 0 to 255
   */
  public static void encode(ByteBuffer target, int unit, Pdu pdu) {
    int start = target.position();
    Wire.put8(target, Limit.OCTET.require(unit));
    pdu.encode(target);
    close(target, start);
  }

  /**
   * Writes a frame at the target's position and moves it; the message goes as it is and its buffer is not moved.
   *
   * @param unit 0 to 255
   * @param pdu 1 to 253 bytes
   */
  public static void encode(ByteBuffer target, int unit, ByteBuffer pdu) {
    Frames.requireLength(pdu);
    int start = target.position();
    Wire.put8(target, Limit.OCTET.require(unit));
    target.put(pdu.duplicate());
    close(target, start);
  }

  private static void close(ByteBuffer target, int start) {
    int crc = Crc16.of(target, start, target.position());
    Wire.put8(target, crc);
    Wire.put8(target, crc >> 8);
  }
}
