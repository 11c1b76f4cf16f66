// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.bus;

import io.lockgate.api.store.StateStore;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.point.table.PointTable.Stamp;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers for samples, rising over restarts. They come in blocks of {@link #BLOCK}; that a block is taken is on the disk
 * before its first number is used, so that a crash leaves a gap and never a number twice. The next block is taken in the
 * background when half of the present one is used: after days as a rule, after hours at the highest load, so a store that
 * fails has that long to recover. Should it not, there are no more numbers: samples are no longer taken.
 *
 * <p>{@link #take} is called by one thread at a time and never waits for the disk.
 */
@Component(service = SampleNumbers.class, immediate = true)
public final class SampleNumbers {
  /** Numbers in a block. After two million starts they are still exact as a double. */
  static final long BLOCK = 1L << 32;

  private static final Logger LOG = LoggerFactory.getLogger(SampleNumbers.class);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final HighWaterMark mark;
  private final GatewayClock clock;
  private final Object reserving = new Object();
  private volatile long limit;
  private volatile boolean busy;
  private volatile boolean stopped;
  private long next;
  private volatile boolean failed;
  private volatile long failedAt;

  /**
   * Takes the first block.
   *
   * @throws IOException the store cannot be read or written: then nobody knows which numbers are free
   */
  @Activate
  public SampleNumbers(@Reference StateStore store, @Reference GatewayClock clock)
      throws IOException {
    this.mark = new HighWaterMark(store);
    this.clock = clock;
    long used = mark.read();
    next = used + 1;
    mark.write(used + BLOCK);
    limit = used + BLOCK;
  }

  @Deactivate
  void stop() {
    synchronized (reserving) {
      stopped = true;
    }
  }

  /** The first of so many numbers, or {@link Stamp#NONE}. */
  long take(int count) {
    long first = next;
    long left = limit - first + 1;
    if (left < BLOCK / 2 && !busy) {
      reserveSoon();
    }
    if (left < count) {
      return Stamp.NONE;
    }
    next = first + count;
    return first;
  }

  private void reserveSoon() {
    if (failed && clock.monotonicNanos() - failedAt < PAUSE_NANOS) {
      return;
    }
    busy = true;
    new Thread(this::reserve, "lockgate-point-numbers").start();
  }

  private void reserve() {
    synchronized (reserving) {
      try {
        if (!stopped) {
          mark.write(limit + BLOCK);
          limit = limit + BLOCK;
          failed = false;
        }
      } catch (IOException e) {
        failedAt = clock.monotonicNanos();
        failed = true;
        LOG.error("no more numbers for samples could be reserved, {} are left", limit - next, e);
      } finally {
        busy = false;
      }
    }
  }
}
