// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.frame;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts received bytes into frames. One buffer, used again and again, which grows to the longest frame at most; the
 * framing is asked again only when the bytes it wanted are there. Not thread-safe.
 */
public final class FrameCutter {
  private static final int FIRST_SIZE = 1024;

  private final Link link;
  private byte[] bytes = new byte[FIRST_SIZE];
  private ByteBuffer writable = ByteBuffer.wrap(bytes);
  private ByteBuffer readable = writable.asReadOnlyBuffer();
  private int begin;
  private int end;
  private int wanted = 1;
  private boolean untilSilence;

  public FrameCutter(Link link) {
    this.link = link;
  }

  /** Room for what comes next, at least one byte, backed by an array; say {@link #received} afterwards. */
  public ByteBuffer room() {
    if (begin > 0 && (end == bytes.length || begin + wanted > bytes.length)) {
      System.arraycopy(bytes, begin, bytes, 0, end - begin);
      end -= begin;
      begin = 0;
    }
    if (end == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(2 * bytes.length, Framing.MAX_FRAME));
      writable = ByteBuffer.wrap(bytes);
      readable = writable.asReadOnlyBuffer();
    }
    return writable.limit(bytes.length).position(end);
  }

  /** So many bytes were put there. */
  public void received(int count) {
    end += count;
  }

  /**
   * The next whole frame, a buffer of its own; null when more bytes are needed.
   *
   * @throws DriverException.Damaged this is no frame
   */
  public @Nullable ByteBuffer next() throws DriverException.Damaged {
    int there = end - begin;
    if (there == 0) {
      clear();
      return null;
    }
    if (there < wanted || untilSilence) {
      return full();
    }
    int length = link.frameLength(view(there));
    if (length == Framing.UNTIL_SILENCE) {
      untilSilence = true;
      return full();
    }
    if (length > there) {
      wanted = length;
      return null;
    }
    return take(length);
  }

  /** Nothing is whole, so there must be room for more. */
  private @Nullable ByteBuffer full() throws DriverException.Damaged {
    if (end - begin == Framing.MAX_FRAME) {
      throw new DriverException.Damaged("longer than any frame");
    }
    return null;
  }

  /** All that is there, as a frame; at least one byte. */
  public ByteBuffer takeAll() {
    return take(end - begin);
  }

  private ByteBuffer take(int length) {
    ByteBuffer frame = ByteBuffer.wrap(Arrays.copyOfRange(bytes, begin, begin + length));
    begin += length;
    wanted = 1;
    untilSilence = false;
    return frame;
  }

  private ByteBuffer view(int length) {
    if (begin == 0) {
      return readable.limit(length).position(0);
    }
    return ByteBuffer.wrap(bytes, begin, length).slice().asReadOnlyBuffer();
  }

  /** Forgets what is there. */
  public void clear() {
    begin = 0;
    end = 0;
    wanted = 1;
    untilSilence = false;
  }

  public boolean isEmpty() {
    return begin == end;
  }

  /** Whether the frame that has begun ends with a silence. */
  public boolean endsWithSilence() {
    return untilSilence;
  }

  /** How many bytes must come before the frame can be whole, as far as known; at least 1. */
  public int missing() {
    return Math.max(1, wanted - (end - begin));
  }
}
