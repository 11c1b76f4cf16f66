// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What the socket did not take at once, or is to take with what follows, in order. Small frames of a stream wait in one
 * buffer, so that one call writes them all. Bounded. Not thread-safe.
 */
final class Outgoing {
  static final int LIMIT = 262_144;

  /** Room of a buffer for several frames, in bytes. */
  private static final int TOGETHER = 4_096;

  private final Wire wire;
  private final Deque<ByteBuffer> frames = new ArrayDeque<>();
  private int waiting;
  private long queued;
  private long flushed;

  Outgoing(Wire wire) {
    this.wire = wire;
  }

  boolean hasRoomFor(int bytes) {
    return bytes <= LIMIT - waiting;
  }

  boolean isEmpty() {
    return waiting == 0 && wire.drained();
  }

  /** Bytes taken since the connection began. */
  long queued() {
    return queued;
  }

  /** Bytes that the system has taken. */
  long flushed() {
    return flushed;
  }

  /** Takes a frame: writes it when nothing waits and it may be written now, keeps a copy of what is left. */
  void put(ByteBuffer frame, boolean now) throws IOException {
    ByteBuffer rest = frame.duplicate();
    if (now && waiting == 0) {
      flushed += wire.write(rest);
    }
    queued += frame.remaining();
    if (rest.hasRemaining()) {
      waiting += rest.remaining();
      keep(rest);
    }
  }

  private void keep(ByteBuffer frame) {
    if (wire.keepsFrames()) {
      frames.add(ByteBuffer.allocate(frame.remaining()).put(frame).flip());
      return;
    }
    ByteBuffer last = frames.peekLast();
    if (last == null || last.capacity() - last.limit() < frame.remaining()) {
      last = ByteBuffer.allocate(Math.max(TOGETHER, frame.remaining())).flip();
      frames.add(last);
    }
    int end = last.limit();
    last.limit(end + frame.remaining());
    last.put(end, frame, frame.position(), frame.remaining());
  }

  /** Writes what the system takes now. */
  void flush() throws IOException {
    wire.flush();
    for (ByteBuffer next = frames.peek(); next != null; next = frames.peek()) {
      int written = wire.write(next);
      flushed += written;
      waiting -= written;
      if (next.hasRemaining()) {
        return;
      }
      frames.remove();
    }
  }
}
