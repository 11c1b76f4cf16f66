// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.wire;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks first: the client does, so its reading may wait until it has said something. The library needs that: it starts
 * its reading thread, then looks every 100 ms whether that runs; one that had already ended, because the connection broke in
 * that moment, it would wait for until the end of days. Thread-safe.
 */
final class Turn {
  private static final long LONGEST_S = 30;

  private long said;
  private @Nullable IOException fault;

  /** How many times something was said. */
  synchronized long said() {
    return said;
  }

  private synchronized void say() {
    said++;
    notifyAll();
  }

  synchronized void broken(IOException why) {
    fault = why;
  }

  /** What went wrong before anything was said: why the other side does not want us, perhaps. */
  synchronized @Nullable IOException fault() {
    return fault;
  }

  /**
   * Returns when more was said than before, or tried to be; after half a minute in any case.
   *
   * @throws IOException the thread was interrupted
   */
  synchronized void awaitMoreThan(long before) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_S);
    try {
      for (long left = 1; said <= before && left > 0; ) {
        left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        wait(Math.max(1, left));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException told = new InterruptedIOException("interrupted");
      told.initCause(e);
      throw told;
    }
  }

  /** Counts what is written. */
  OutputStream counted(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int octet) throws IOException {
        try {
          out.write(octet);
        } finally {
          say();
        }
      }

      @Override
      public void write(byte[] octets, int from, int count) throws IOException {
        try {
          out.write(octets, from, count);
        } finally {
          say();
        }
      }
    };
  }
}
