// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.carrier;

import io.lockgate.driver.sim.bus.Reply;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Modbus TCP: a header with transaction, protocol 0, length of the rest, unit; then the PDU. */
final class MbapWire implements Wire {
  private static final int HEADER = 7;
  private static final int PROTOCOL = 2;
  private static final int LENGTH = 4;
  private static final int LEAST = 2;
  private static final int MOST = 254;

  @Override
  public Optional<Request> next(ByteBuffer received) throws GarbledException {
    if (received.remaining() < HEADER) {
      return Optional.empty();
    }
    int start = received.position();
    int length = received.getShort(start + LENGTH) & 0xFFFF;
    if (received.getShort(start + PROTOCOL) != 0 || length < LEAST || length > MOST) {
      throw new GarbledException("no Modbus TCP header");
    }
    if (received.remaining() < HEADER - 1 + length) {
      return Optional.empty();
    }
    int transaction = received.getShort() & 0xFFFF;
    received.position(start + HEADER - 1);
    int unit = received.get() & 0xFF;
    byte[] pdu = new byte[length - 1];
    received.get(pdu);
    return Optional.of(new Request(transaction, unit, pdu));
  }

  @Override
  public byte[] frame(Request to, Reply reply) {
    return ByteBuffer.allocate(HEADER + reply.pdu().length)
        .putShort((short) to.transaction())
        .putShort((short) 0)
        .putShort((short) (reply.pdu().length + 1))
        .put((byte) reply.unit())
        .put(reply.pdu())
        .array();
  }

  /** In the protocol id: TCP has its own check sum, so what is wrong further on would be believed. */
  @Override
  public void garble(byte[] frame, int chance) {
    frame[PROTOCOL + (chance & 1)] ^= (byte) ((chance >>> 1) | 1);
  }
}
