// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Modbus TCP. One frame in nine has a header that lies or is cut, so that a connection lives for some frames before the
 * other side gives it up; within sound headers one message in seven is nonsense, and most others stretch a bound.
 */
public final class ModbusGrammar implements FrameGrammar {
  private static final int HEADER = 7;
  private static final int LENGTH_AT = 4;
  private static final int MOST_PDU = 253;
  private static final int[] USUAL = {1, 2, 3, 4, 5, 6, 15, 16, 22, 23};
  private static final int[] RARE = {
    0, 7, 8, 11, 12, 17, 20, 21, 24, 43, 65, 90, 100, 127, 128, 255
  };
  private static final int[] EDGES = {
    0, 1, 2, 124, 125, 126, 127, 1968, 2000, 2001, 0x7FFF, 0xFFFF
  };

  private final int[] units;

  /** Asks these units mostly, and any now and then. */
  public ModbusGrammar(int... units) {
    this.units = units.clone();
  }

  @Override
  public byte[] frame(RandomGenerator random) {
    byte[] right = framed(random, pdu(random));
    return switch (random.nextInt(64)) {
      case 0 -> withLength(right, edge(random));
      case 1 -> withLength(right, Math.max(0, right.length - 6 + random.nextInt(-3, 4)));
      case 2 -> withProtocol(right, random.nextInt(1, 0x10000));
      case 3 -> Arrays.copyOf(right, random.nextInt(1, right.length + 1));
      case 4 -> flipped(random, right);
      case 5 -> bytes(random, random.nextInt(1, 300));
      case 6 -> framed(random, bytes(random, random.nextInt(0, 600)));
      case 7, 8, 9, 10, 11, 12, 13, 14 ->
          framed(random, bytes(random, random.nextInt(1, MOST_PDU + 1)));
      default -> right;
    };
  }

  private byte[] framed(RandomGenerator random, byte[] pdu) {
    int unit = random.nextInt(8) == 0 ? random.nextInt(256) : units[random.nextInt(units.length)];
    return ByteBuffer.allocate(HEADER + pdu.length)
        .putShort((short) random.nextInt(0x10000))
        .putShort((short) 0)
        .putShort((short) (pdu.length + 1))
        .put((byte) unit)
        .put(pdu)
        .array();
  }

  private static byte[] pdu(RandomGenerator random) {
    if (random.nextInt(6) == 0) {
      int length = random.nextInt(8) == 0 ? random.nextInt(MOST_PDU) : random.nextInt(8);
      byte[] rare = bytes(random, 1 + length);
      rare[0] = (byte) RARE[random.nextInt(RARE.length)];
      return rare;
    }
    int function = USUAL[random.nextInt(USUAL.length)];
    ByteBuffer pdu = ByteBuffer.allocate(MOST_PDU);
    pdu.put((byte) function).putShort((short) number(random));
    switch (function) {
      case 5 -> pdu.putShort((short) (random.nextBoolean() ? 0xFF00 : edge(random)));
      case 6 -> pdu.putShort((short) number(random));
      case 15 -> values(random, pdu, true);
      case 16 -> values(random, pdu, false);
      case 22 -> pdu.putShort((short) number(random)).putShort((short) number(random));
      case 23 -> {
        pdu.putShort((short) quantity(random)).putShort((short) number(random));
        values(random, pdu, false);
      }
      default -> pdu.putShort((short) quantity(random));
    }
    return Arrays.copyOf(pdu.array(), pdu.position());
  }

  /** Quantity, count of bytes and the bytes; each may lie. */
  private static void values(RandomGenerator random, ByteBuffer pdu, boolean bits) {
    int room = pdu.remaining() - 3;
    int quantity = random.nextInt(1, 20);
    int length = Math.min(room, bits ? (quantity + 7) / 8 : 2 * quantity);
    pdu.putShort((short) (random.nextInt(8) == 0 ? edge(random) : quantity));
    pdu.put((byte) (random.nextInt(8) == 0 ? random.nextInt(256) : length));
    pdu.put(bytes(random, random.nextInt(8) == 0 ? random.nextInt(room) : length));
  }

  private static int quantity(RandomGenerator random) {
    return random.nextInt(4) == 0 ? edge(random) : random.nextInt(1, 126);
  }

  private static int number(RandomGenerator random) {
    return random.nextInt(4) == 0 ? edge(random) : random.nextInt(256);
  }

  private static int edge(RandomGenerator random) {
    return EDGES[random.nextInt(EDGES.length)];
  }

  private static byte[] withLength(byte[] frame, int length) {
    ByteBuffer.wrap(frame).putShort(LENGTH_AT, (short) length);
    return frame;
  }

  private static byte[] withProtocol(byte[] frame, int protocol) {
    ByteBuffer.wrap(frame).putShort(2, (short) protocol);
    return frame;
  }

  private static byte[] flipped(RandomGenerator random, byte[] frame) {
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return frame;
  }

  private static byte[] bytes(RandomGenerator random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
