// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.wire;

import io.lockgate.api.publish.PublishException.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Looks at the length of each frame that comes before the library does, which would take any length at its word and reserve
 * the memory for it; and keeps to the {@link Turn}. Used by one thread at a time.
 */
final class FrameGuard extends FilterInputStream {
  /** Longest frame, in bytes. */
  static final int MOST = 1 << 20;

  private static final int FIRST = 4_096;

  private final Header header;
  private final Turn turn;
  private long before;
  private boolean passed;
  private ByteBuffer first = ByteBuffer.allocate(0);
  private boolean over;
  private long body;

  /** Reads the beginning of a frame, byte after byte. */
  interface Header {
    /** What the header still needs. */
    long UNFINISHED = -1;

    /** The length of what follows the header; {@link #UNFINISHED} while it is not known. */
    long next(int octet);

    /** Whether the protocol itself has begun. */
    default boolean begun() {
      return true;
    }
  }

  FrameGuard(InputStream in, Header header, Turn turn) {
    super(in);
    this.header = header;
    this.turn = turn;
  }

  /** What comes first is told after we have said something; a fault, too. */
  private void pass() throws IOException {
    if (passed || !header.begun()) {
      return;
    }
    byte[] room = new byte[FIRST];
    try {
      int count = in.read(room);
      first = ByteBuffer.wrap(room, 0, Math.max(0, count));
      over = count < 0;
    } catch (IOException e) {
      turn.broken(e);
    }
    turn.awaitMoreThan(before);
    passed = true;
  }

  private int take(byte[] into, int from, int most) throws IOException {
    pass();
    IOException heard = turn.fault();
    if (heard != null) {
      throw heard;
    }
    if (first.hasRemaining()) {
      int count = Math.min(most, first.remaining());
      first.get(into, from, count);
      return count;
    }
    return over ? -1 : in.read(into, from, most);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    int count = take(into, from, most);
    int at = from;
    int end = from + count;
    while (at < end) {
      if (body > 0) {
        int passing = (int) Math.min(body, end - at);
        body -= passing;
        at += passing;
      } else {
        look(into[at++] & 0xFF);
      }
    }
    return count;
  }

  private void look(int octet) throws IOException {
    boolean earlier = header.begun();
    long length = header.next(octet);
    if (!earlier && header.begun()) {
      before = turn.said();
    }
    if (length > MOST) {
      throw new BrokerException(
          Kind.UNREACHABLE, "the broker sends a frame that is too long", null);
    }
    body = Math.max(0, length);
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = 0;
    while (skipped < count && read() >= 0) {
      skipped++;
    }
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** MQTT: a type, then a length of one to four bytes, seven bits each, the lowest first. */
  static Header mqtt() {
    return new Header() {
      private int place = -1;
      private long length;

      @Override
      public long next(int octet) {
        if (place < 0) {
          place = 0;
          length = 0;
          return UNFINISHED;
        }
        length |= ((long) (octet & 0x7F)) << (7 * place++);
        if ((octet & 0x80) != 0) {
          return place < 4 ? UNFINISHED : Long.MAX_VALUE;
        }
        place = -1;
        return length;
      }
    };
  }

  /** WebSocket (RFC 6455), behind the answer to its HTTP request. */
  static Header webSocket() {
    return new Header() {
      private static final int LONGEST_ANSWER = 8_192;
      private boolean answered;
      private int answer;
      private int last;
      private int place;
      private int more;
      private long length;
      private boolean masked;

      @Override
      public long next(int octet) {
        return answered ? frame(octet) : answer(octet);
      }

      @Override
      public boolean begun() {
        return answered;
      }

      private long answer(int octet) {
        last = (last << 8) | octet;
        answered = last == 0x0D0A0D0A;
        return ++answer > LONGEST_ANSWER ? Long.MAX_VALUE : UNFINISHED;
      }

      private long frame(int octet) {
        if (place == 0) {
          place = 1;
          return UNFINISHED;
        }
        if (place == 1) {
          masked = (octet & 0x80) != 0;
          int small = octet & 0x7F;
          more = small == 126 ? 2 : small == 127 ? 8 : 0;
          length = more == 0 ? small : 0;
          place = 2;
        } else {
          length = (length << 8) | octet;
          more--;
        }
        if (more > 0) {
          return UNFINISHED;
        }
        place = 0;
        long whole = length + (masked ? 4 : 0);
        return length < 0 || whole < 0 ? Long.MAX_VALUE : whole;
      }
    };
  }
}
