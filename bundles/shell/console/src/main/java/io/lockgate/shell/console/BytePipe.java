// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.console;

import java.io.InputStream;
import java.io.InterruptedIOException;

/**
 * Bytes from one thread to another: at most 64 KiB wait in it, then {@link #put} waits for the reader. (The JDK's own
 * takes a reader that pauses for dead.) Thread-safe.
 */
final class BytePipe extends InputStream {
  private final byte[] ring = new byte[64 * 1024];
  private int first;
  private int count;
  private boolean ended;
  private boolean closed;

  /** Hands bytes over, waiting for room; they are dropped once the reader has closed. */
  synchronized void put(byte[] bytes) throws InterruptedException {
    for (byte value : bytes) {
      while (count == ring.length && !closed) {
        notifyAll();
        wait();
      }
      if (closed) {
        return;
      }
      ring[(first + count) % ring.length] = value;
      count++;
    }
    notifyAll();
  }

  /** Nothing more will come. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  @Override
  public synchronized int read() throws InterruptedIOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public synchronized int read(byte[] bytes, int offset, int length) throws InterruptedIOException {
    try {
      while (count == 0 && !ended && !closed) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
    if (count == 0 || closed) {
      return length == 0 ? 0 : -1;
    }
    int n = Math.min(length, count);
    for (int i = 0; i < n; i++) {
      bytes[offset + i] = ring[first];
      first = (first + 1) % ring.length;
    }
    count -= n;
    notifyAll();
    return n;
  }

  @Override
  public synchronized int available() {
    return closed ? 0 : count;
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
