// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.carrier;

import io.lockgate.driver.sim.bus.Reply;
import io.lockgate.driver.sim.pdu.CheckSum;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Modbus RTU: unit, PDU, check sum; no length. */
final class RtuWire implements Wire {
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  @Override
  public Optional<Request> next(ByteBuffer received) throws GarbledException {
    int length = RtuLength.of(received);
    if (length > RtuLength.MOST
        || (length == RtuLength.UNKNOWN && received.remaining() > RtuLength.MOST)) {
      throw new GarbledException("too long for a request");
    }
    if (received.remaining() < Math.max(length, RtuLength.LEAST)) {
      return Optional.empty();
    }
    // what cannot be told is taken to be one request, once its check sum fits
    byte[] frame = new byte[length == RtuLength.UNKNOWN ? received.remaining() : length];
    received.get(received.position(), frame);
    boolean right = CheckSum.right(frame);
    if (!right && length == RtuLength.UNKNOWN) {
      return Optional.empty();
    }
    if (!right) {
      throw new GarbledException("check sum is wrong");
    }
    received.position(received.position() + frame.length);
    return Optional.of(request(frame));
  }

  /** The request in a whole and right frame. */
  static Request request(byte[] frame) {
    byte[] pdu = new byte[frame.length - 1 - CheckSum.LENGTH];
    System.arraycopy(frame, 1, pdu, 0, pdu.length);
    return new Request(0, frame[0] & 0xFF, pdu);
  }

  /** A line would tell by its silence; a network may pause within a frame, but not for so long. */
  @Override
  public long patienceNanos() {
    return PATIENCE_NANOS;
  }

  @Override
  public byte[] frame(Request to, Reply reply) {
    byte[] pdu = reply.pdu();
    byte[] frame = new byte[1 + pdu.length + CheckSum.LENGTH];
    frame[0] = (byte) reply.unit();
    System.arraycopy(pdu, 0, frame, 1, pdu.length);
    CheckSum.append(frame, 1 + pdu.length);
    return frame;
  }

  /** One byte anywhere: the check sum finds every error that short. */
  @Override
  public void garble(byte[] frame, int chance) {
    frame[(chance >>> 8) % frame.length] ^= (byte) (chance | 1);
  }
}
