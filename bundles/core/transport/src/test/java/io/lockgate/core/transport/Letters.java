// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A small protocol: 2 bytes number, 2 bytes zero, 2 bytes length of the text, text. Remembers what it is told. */
final class Letters implements Framing {
  static final int HEADER = 6;

  final List<ByteBuffer> unrequested = new CopyOnWriteArrayList<>();
  final List<DriverException> losses = new CopyOnWriteArrayList<>();

  static ByteBuffer letter(int number, int length) {
    ByteBuffer letter = ByteBuffer.allocate(HEADER + length);
    letter.putShort((short) number).putShort((short) 0).putShort((short) length);
    for (int i = 0; i < length; i++) {
      letter.put((byte) (number + i));
    }
    return letter.flip();
  }

  static byte[] bytes(ByteBuffer letter) {
    byte[] bytes = new byte[letter.remaining()];
    letter.duplicate().get(bytes);
    return bytes;
  }

  /** Number of the letter at the beginning. */
  static int number(ByteBuffer letter) {
    return letter.getShort(0) & 0xFFFF;
  }

  static Predicate<ByteBuffer> answers(int number) {
    return frame -> number(frame) == number;
  }

  @Override
  public int frameLength(ByteBuffer received) throws DriverException.Damaged {
    if (received.remaining() < HEADER) {
      return HEADER;
    }
    if (received.getShort(2) != 0) {
      throw new DriverException.Damaged("no letter");
    }
    return HEADER + (received.getShort(4) & 0xFFFF);
  }

  @Override
  public void unrequested(ByteBuffer frame) {
    unrequested.add(frame);
  }

  @Override
  public void lost(DriverException cause) {
    losses.add(cause);
  }

  @Override
  public String describe(ByteBuffer frame, boolean sent) {
    return (sent ? "to " : "from ") + number(frame);
  }
}
