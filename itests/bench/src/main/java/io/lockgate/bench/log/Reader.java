// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** mosquitto_sub, whose output is counted: how many samples have come over the broker, and when the last. Thread-safe. */
final class Reader implements AutoCloseable {
  private static final byte[] SAMPLE = {'"', 's', '"', ':'};

  private final Process process;
  private final AtomicLong samples = new AtomicLong();
  private volatile long last;

  private Reader(Process process) {
    this.process = process;
  }

  /** Subscribes to all that begins with this topic. */
  static Reader start(Mosquitto broker, String topic) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "mosquitto_sub",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(broker.plain()),
                "-q",
                "1",
                "-t",
                topic + "/#")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Reader reader = new Reader(process);
    Thread thread = new Thread(reader::count, "reader");
    thread.setDaemon(true);
    thread.start();
    TimeUnit.SECONDS.sleep(1);
    return reader;
  }

  private void count() {
    byte[] buffer = new byte[1 << 16];
    int matched = 0;
    try (InputStream in = process.getInputStream()) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        long found = 0;
        for (int i = 0; i < length; i++) {
          matched = buffer[i] == SAMPLE[matched] ? matched + 1 : buffer[i] == SAMPLE[0] ? 1 : 0;
          if (matched == SAMPLE.length) {
            found++;
            matched = 0;
          }
        }
        last = System.nanoTime();
        samples.addAndGet(found);
      }
    } catch (IOException e) {
      System.err.println("reader: " + e);
    }
  }

  /** So far. */
  long samples() {
    return samples.get();
  }

  /** When the last came, by the monotonic clock. */
  long last() {
    return last;
  }

  /**
   * Waits until so many have come.
   *
   * @return when that was, by the monotonic clock
   */
  long await(long count, int seconds) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    while (samples() < count) {
      if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(seconds)) {
        throw new IOException(samples() + " samples came, not " + count);
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return last;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
