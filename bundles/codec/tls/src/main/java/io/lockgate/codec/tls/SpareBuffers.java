// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.tls;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** A few buffers of the size of the longest record, for all channels of one owner. Bounded. Thread-safe. */
public final class SpareBuffers {
  private static final int KEPT = 4;

  private final Deque<ByteBuffer> spare = new ArrayDeque<>(KEPT);

  synchronized ByteBuffer take(int size) {
    ByteBuffer one = spare.poll();
    return one == null || one.capacity() < size ? ByteBuffer.allocate(size) : one.clear();
  }

  /** Nobody reads it any more. */
  synchronized void give(ByteBuffer one) {
    if (spare.size() < KEPT) {
      spare.push(one);
    }
  }
}
