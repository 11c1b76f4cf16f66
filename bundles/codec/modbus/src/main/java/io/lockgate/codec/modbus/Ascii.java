// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * Framing in characters on a serial line: colon, two hexadecimal digits for each byte of unit, PDU and LRC, CR, LF. All
 * methods read from the frame's position and leave it, if they do not say otherwise.
 */
public final class Ascii {
  /** Shortest frame: a function code alone. */
  public static final int MIN_FRAME = 9;

  /** Longest frame. */
  public static final int MAX_FRAME = 3 + 2 * (2 + Pdu.MAX_LENGTH);

  private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

  private Ascii() {}

  /**
   * How long the frame at the beginning is: asked again when so many bytes are there, and whole when the answer is not more
   * than what is there.
   *
   * @param received may be empty
   * @return {@link #MIN_FRAME} to {@link #MAX_FRAME}
   * @throws DamagedFrameException no colon first, a character that does not belong, an end too early or none in time
   */
  public static int frameLength(ByteBuffer received) throws DamagedFrameException {
    int start = received.position();
    int there = Math.min(received.remaining(), MAX_FRAME);
    if (there > 0 && received.get(start) != ':') {
      throw new DamagedFrameException("a frame begins with a colon");
    }
    int digits = 0;
    while (1 + digits < there && nibble(received.get(start + 1 + digits)) >= 0) {
      digits++;
    }
    if (1 + digits < there) {
      ending(received, start + 1 + digits, start + there);
      return checked(digits);
    }
    return Math.max(MIN_FRAME, bounded(3 + digits + (digits & 1)));
  }

  /** Looks at the line ending as far as it is there. */
  private static void ending(ByteBuffer received, int at, int end) throws DamagedFrameException {
    if (received.get(at) != '\r' || (at + 1 < end && received.get(at + 1) != '\n')) {
      throw new DamagedFrameException("a frame has hexadecimal digits, CR and LF");
    }
  }

  private static int checked(int digits) throws DamagedFrameException {
    if (digits < MIN_FRAME - 3 || digits % 2 != 0) {
      throw new DamagedFrameException("a frame ends after " + digits + " digits");
    }
    return bounded(3 + digits);
  }

  private static int bounded(int length) throws DamagedFrameException {
    if (length > MAX_FRAME) {
      throw new DamagedFrameException("a frame has at most " + MAX_FRAME + " characters");
    }
    return length;
  }

  /** The unit of a frame of at least three characters, 0 to 255; meaningless before {@link #pdu} has checked it. */
  public static int unit(ByteBuffer frame) {
    return octet(frame, frame.position() + 1);
  }

  /**
   * The message of a whole frame, in a buffer of its own.
   *
   * @throws DamagedFrameException it is not exactly one frame, or the LRC is wrong
   */
  public static ByteBuffer pdu(ByteBuffer frame) throws DamagedFrameException {
    int length = frameLength(frame);
    if (length != frame.remaining()) {
      throw new DamagedFrameException("frame of " + length + " characters in " + frame.remaining());
    }
    byte[] bytes = new byte[(length - 3) / 2];
    int sum = 0;
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) octet(frame, frame.position() + 1 + 2 * i);
      sum += bytes[i];
    }
    if ((sum & 0xFF) != 0) {
      throw new DamagedFrameException("LRC is wrong");
    }
    return ByteBuffer.wrap(bytes, 1, bytes.length - 2).slice();
  }

  /**
   * Writes a frame at the target's position and moves it.
   *
   * @param unit 0 to 255
   */
  public static void encode(ByteBuffer target, int unit, Pdu pdu) {
    encode(target, unit, pdu.toBuffer());
  }

  /**
   * Writes a frame at the target's position and moves it; the message goes as it is and its buffer is not moved.
   *
   * @param unit 0 to 255
   * @param pdu 1 to 253 bytes
   */
  public static void encode(ByteBuffer target, int unit, ByteBuffer pdu) {
    Frames.requireLength(pdu);
    target.put((byte) ':');
    int sum = Limit.OCTET.require(unit);
    digits(target, unit);
    for (int i = pdu.position(); i < pdu.limit(); i++) {
      int octet = Wire.u8(pdu, i);
      digits(target, octet);
      sum += octet;
    }
    digits(target, -sum);
    target.put((byte) '\r').put((byte) '\n');
  }

  private static void digits(ByteBuffer target, int octet) {
    target.put((byte) DIGITS[octet >> 4 & 0xF]).put((byte) DIGITS[octet & 0xF]);
  }

  private static int octet(ByteBuffer frame, int index) {
    return (nibble(frame.get(index)) << 4 | nibble(frame.get(index + 1))) & 0xFF;
  }

  /** The value of a digit in either case; -1 for any other character. */
  private static int nibble(byte character) {
    if (character >= '0' && character <= '9') {
      return character - '0';
    }
    int upper = character & ~0x20;
    return upper >= 'A' && upper <= 'F' ? upper - 'A' + 10 : -1;
  }
}
