// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.carrier;

import io.lockgate.api.time.GatewayClock;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread for all sockets of the simulator and for all answers that come late. At most 10,000 things wait. */
public final class EventLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
  private static final int MOST_WAITING = 10_000;
  private static final long LONGEST_SLEEP_MS = 1_000;
  private static final long JOIN_MS = 5_000;

  private final GatewayClock clock;
  private final Selector selector;
  private final Thread thread = new Thread(this::run, "lockgate-simulator");
  private final Queue<Later> waiting = new PriorityQueue<>(Comparator.comparing(Later::due));
  private volatile boolean closed;

  /** Something to be done at a time of the monotonic clock. */
  private record Later(long due, Runnable work) {}

  /** What a selection key is for. */
  @FunctionalInterface
  interface Ready {
    /**
     * Does what can be done without waiting.
     *
     * @throws IOException it is broken; the loop closes its channel
     */
    void ready(SelectionKey key) throws IOException;

    /** The channel has been closed by the loop. */
    default void gone() {}
  }

  /** What may find a channel broken. */
  @FunctionalInterface
  interface Attempt {
    /** Tries it. */
    void run() throws IOException;
  }

  private EventLoop(GatewayClock clock, Selector selector) {
    this.clock = clock;
    this.selector = selector;
  }

  /** A loop that runs. */
  public static EventLoop start(GatewayClock clock) throws IOException {
    EventLoop loop = new EventLoop(clock, Selector.open());
    loop.thread.start();
    return loop;
  }

  GatewayClock clock() {
    return clock;
  }

  Selector selector() {
    return selector;
  }

  /**
   * Does something later, on the thread of the loop. Thread-safe.
   *
   * @return false when too much is waiting, and this was dropped
   */
  boolean after(Duration delay, Runnable work) {
    synchronized (waiting) {
      if (waiting.size() >= MOST_WAITING) {
        return false;
      }
      waiting.add(new Later(clock.monotonicNanos() + delay.toNanos(), work));
    }
    selector.wakeup();
    return true;
  }

  private void run() {
    while (!closed) {
      try {
        selector.select(this::serve, sleepMillis());
        for (Runnable work = due(); work != null; work = due()) {
          work.run();
        }
      } catch (IOException | RuntimeException e) {
        LOG.error("the simulator met something unexpected and goes on", e);
      }
    }
  }

  private long sleepMillis() {
    synchronized (waiting) {
      Later first = waiting.peek();
      if (first == null) {
        return LONGEST_SLEEP_MS;
      }
      long nanos = first.due() - clock.monotonicNanos();
      return Math.max(1, Math.min(LONGEST_SLEEP_MS, TimeUnit.NANOSECONDS.toMillis(nanos) + 1));
    }
  }

  private @Nullable Runnable due() {
    synchronized (waiting) {
      Later first = waiting.peek();
      if (closed || first == null || first.due() > clock.monotonicNanos()) {
        return null;
      }
      waiting.remove();
      return first.work();
    }
  }

  private void serve(SelectionKey key) {
    Ready ready = (Ready) key.attachment();
    guarded(key, ready, () -> ready.ready(key));
  }

  /** Does something with a channel, and closes it when that fails. On the thread of the loop. */
  void guarded(SelectionKey key, Ready ready, Attempt attempt) {
    try {
      attempt.run();
    } catch (IOException | CancelledKeyException broken) {
      LOG.debug("a connection ended", broken);
      drop(key, ready);
    }
  }

  private static void drop(SelectionKey key, Ready ready) {
    try {
      key.channel().close();
    } catch (IOException e) {
      LOG.debug("a connection did not close cleanly", e);
    }
    ready.gone();
  }

  /** Closes every channel and waits for the thread to end, 5 s at most. */
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join(JOIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (SelectionKey key : List.copyOf(selector.keys())) {
      drop(key, (Ready) key.attachment());
    }
    try {
      selector.close();
    } catch (IOException e) {
      LOG.warn("the simulator did not close cleanly", e);
    }
  }
}
