// SPDX-License-Identifier: Apache-2.0
package ${package};

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.LinkContext;
import java.nio.ByteBuffer;

/**
 * The protocol on the wire: lines of ASCII. {@code 7 get level pump} is answered by {@code 7 ok 2.5 1}, {@code 8 set pump
 * 0} by {@code 8 ok}, what cannot be by {@code 9 no}. The number tells which request an answer belongs to.
 */
record ${prefix}Lines(LinkContext context) implements Framing {
  private static final int LONGEST = 1_000;

  @Override
  public int frameLength(ByteBuffer received) throws DriverException.Damaged {
    for (int i = 0; i < received.remaining(); i++) {
      if (received.get(received.position() + i) == '\n') {
        return i + 1;
      }
    }
    if (received.remaining() > LONGEST) {
      throw new DriverException.Damaged("a line of more than " + LONGEST + " characters");
    }
    return received.remaining() + 1;
  }

  /** The framework need not wait for the next poll to learn of it. */
  @Override
  public void lost(DriverException cause) {
    context.lost(cause);
  }

  /** For gateway:trace. */
  @Override
  public String describe(ByteBuffer frame, boolean sent) {
    return text(frame);
  }

  static ByteBuffer request(int number, String words) {
    return US_ASCII.encode(number + " " + words + "\n");
  }

  /** Number of an answer; 0 when it has none. */
  static int number(ByteBuffer frame) {
    String first = text(frame).split(" ", 2)[0];
    return first.matches("[0-9]{1,9}") ? Integer.parseInt(first) : 0;
  }

  /** What follows the number. */
  static String words(ByteBuffer frame) {
    String text = text(frame);
    return text.substring(text.indexOf(' ') + 1);
  }

  private static String text(ByteBuffer frame) {
    return US_ASCII.decode(frame.duplicate()).toString().strip();
  }
}
