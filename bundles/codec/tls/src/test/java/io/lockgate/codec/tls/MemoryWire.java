// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** One end of a wire in memory that takes only so many bytes at a time. */
final class MemoryWire implements ByteChannel {
  private final Deque<Byte> in;
  private final Deque<Byte> out;
  private final int room;
  private boolean closed;
  private boolean full;
  private boolean broken;
  private int reads;
  private MemoryWire other = this;

  private MemoryWire(Deque<Byte> in, Deque<Byte> out, int room) {
    this.in = in;
    this.out = out;
    this.room = room;
  }

  static MemoryWire[] pair(int room) {
    Deque<Byte> one = new ArrayDeque<>();
    Deque<Byte> two = new ArrayDeque<>();
    MemoryWire left = new MemoryWire(one, two, room);
    MemoryWire right = new MemoryWire(two, one, room);
    left.other = right;
    right.other = left;
    return new MemoryWire[] {left, right};
  }

  /** Whether it takes nothing for the time being. */
  void takesNoMore(boolean now) {
    full = now;
  }

  /** From now on it breaks when it is written to. */
  void breaks() {
    broken = true;
  }

  /** How often it was read. */
  int reads() {
    return reads;
  }

  @Override
  public int read(ByteBuffer into) {
    reads++;
    int count = 0;
    while (into.hasRemaining() && !in.isEmpty()) {
      into.put(in.remove());
      count++;
    }
    return count == 0 && other.closed ? -1 : count;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    if (broken) {
      throw new IOException("Broken pipe");
    }
    int count = 0;
    while (!full && from.hasRemaining() && out.size() < room) {
      out.add(from.get());
      count++;
    }
    return count;
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
