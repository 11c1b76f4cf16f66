// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A small serial protocol: station, number, length of the content, content, check sum of 16 bits. */
final class Telegrams implements Framing {
  static final int HEADER = 3;
  static final int OVERHEAD = 5;

  final List<ByteBuffer> unrequested = new CopyOnWriteArrayList<>();
  final List<DriverException> losses = new CopyOnWriteArrayList<>();

  static ByteBuffer telegram(int station, int number, int length) {
    ByteBuffer telegram = ByteBuffer.allocate(OVERHEAD + length);
    telegram.put((byte) station).put((byte) number).put((byte) length);
    for (int i = 0; i < length; i++) {
      telegram.put((byte) (number * 31 + i));
    }
    return telegram.putShort((short) sum(telegram, HEADER + length)).flip();
  }

  static int number(ByteBuffer telegram) {
    return telegram.get(1) & 0xFF;
  }

  static Predicate<ByteBuffer> answers(int station, int number, int length) {
    return frame ->
        frame.remaining() == OVERHEAD + length
            && frame.get(0) == (byte) station
            && frame.get(1) == (byte) number;
  }

  /** Whether the first {@code length} bytes and two more are a telegram. */
  static boolean isWhole(ByteBuffer bytes, int length) {
    return (bytes.getShort(length) & 0xFFFF) == sum(bytes, length);
  }

  private static int sum(ByteBuffer bytes, int length) {
    int sum = 0xFFFF;
    for (int i = 0; i < length; i++) {
      sum ^= bytes.get(i) & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        sum = (sum & 1) == 1 ? sum >> 1 ^ 0xA001 : sum >> 1;
      }
    }
    return sum;
  }

  @Override
  public int frameLength(ByteBuffer received) throws DriverException.Damaged {
    if (received.remaining() < HEADER) {
      return HEADER;
    }
    int length = OVERHEAD + (received.get(2) & 0xFF);
    if (received.remaining() >= length && !isWhole(received, length - 2)) {
      throw new DriverException.Damaged("check sum");
    }
    return length;
  }

  @Override
  public void unrequested(ByteBuffer frame) {
    unrequested.add(frame);
  }

  @Override
  public void lost(DriverException cause) {
    losses.add(cause);
  }
}
