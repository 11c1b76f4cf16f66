// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.wire;

import io.lockgate.api.publish.PublishException.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Looks at the length of each frame that comes before the library does, which would take any length at its word and reserve
 * the memory for it. Used by one thread.
 */
final class FrameGuard extends FilterInputStream {
  /** Longest frame, in bytes. */
  static final int MOST = 1 << 20;

  private final Header header;
  private long body;

  /** Reads the beginning of a frame, byte after byte. */
  interface Header {
    /** What the header still needs. */
    long UNFINISHED = -1;

    /** The length of what follows the header; {@link #UNFINISHED} while it is not known. */
    long next(int octet);
  }

  FrameGuard(InputStream in, Header header) {
    super(in);
    this.header = header;
  }

  @Override
  public int read() throws IOException {
    int octet = in.read();
    if (octet >= 0) {
      look(octet);
    }
    return octet;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    int count = in.read(into, from, most);
    int at = from;
    int end = from + count;
    while (at < end) {
      if (body > 0) {
        int passed = (int) Math.min(body, end - at);
        body -= passed;
        at += passed;
      } else {
        look(into[at++] & 0xFF);
      }
    }
    return count;
  }

  private void look(int octet) throws IOException {
    if (body > 0) {
      body--;
      return;
    }
    long length = header.next(octet);
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
