// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.net;

import io.lockgate.api.driver.Framing;
import io.lockgate.api.time.GatewayClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that serves all sockets: readiness, deadlines, and what must be done on it. While there are sockets it
 * wakes up every 100 ms at least, so that an exchange whose deadline lies further ahead need not wake it.
 */
public final class SelectorLoop {
  private static final Logger LOG = LoggerFactory.getLogger(SelectorLoop.class);
  private static final long HORIZON_NANOS = 100_000_000;
  private static final long FOR_EVER = Long.MAX_VALUE;
  private static final int STOP_MILLIS = 5_000;

  private final GatewayClock clock;
  private final Selector selector;
  private final Thread thread;
  private final Alarms alarms = new Alarms();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Queue<Writer> writers = new ConcurrentLinkedQueue<>();
  private final Set<Endable> live = ConcurrentHashMap.newKeySet();
  private final LongAdder defects = new LongAdder();
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(Framing.MAX_FRAME);
  private volatile boolean awake;
  private volatile long wakesAt;
  private volatile boolean wakes;
  private volatile boolean stopping;

  /** A channel that has become ready. */
  interface Ready {
    /** Reads, writes or connects, without blocking. */
    void ready(SelectionKey key);

    /** A defect came out of it: gives up. */
    void defect(RuntimeException thrown);
  }

  /** Something with bytes to write. */
  @FunctionalInterface
  interface Writer {
    /** Writes them; on the selector thread. */
    void writeTogether();
  }

  /** Something that is to be ended when the loop stops. */
  @FunctionalInterface
  public interface Endable {
    /** Ends it soon, without blocking. */
    void close();
  }

  /**
   * A loop that runs.
   *
   * @throws UncheckedIOException the system gives no selector
   */
  public SelectorLoop(GatewayClock clock) {
    this.clock = clock;
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("no sockets can be served", e);
    }
    thread = new Thread(this::run, "lockgate-sockets");
    thread.setDaemon(true);
    thread.start();
  }

  public GatewayClock clock() {
    return clock;
  }

  /** Has it done on the selector thread, soon. After the stop it is not done. */
  public void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /**
   * Rings within a tick of the time. Thread-safe.
   *
   * @return when it will ring
   */
  public long alarm(long nanos, Alarm alarm) {
    long at = alarms.set(nanos, alarm);
    if ((!wakes || at - wakesAt < 0) && Thread.currentThread() != thread) {
      selector.wakeup();
    }
    return at;
  }

  /** It need not ring any more. Thread-safe. */
  public void cancel(Alarm alarm) {
    alarms.cancel(alarm);
  }

  /** Serves a channel from now on; on the selector thread only. */
  SelectionKey register(SelectableChannel channel, int operations, Ready ready)
      throws ClosedChannelException {
    return channel.register(selector, operations, ready);
  }

  /** Room for any datagram; on the selector thread only, until the next call. */
  ByteBuffer scratch() {
    return scratch.clear();
  }

  /** Changes what a channel waits for, from any thread; without effect when it is closed. */
  void wantToWrite(SelectionKey key) {
    if (key.isValid()) {
      key.interestOpsOr(SelectionKey.OP_WRITE);
      selector.wakeup();
    }
  }

  /** Whether it will be called before the loop sleeps again; false when it sleeps now. Thread-safe, wakes nobody. */
  boolean writesSoon(Writer writer) {
    if (!awake) {
      return false;
    }
    writers.add(writer);
    return awake;
  }

  /** Is to be ended at the stop; false when that has begun. */
  public boolean enter(Endable endable) {
    live.add(endable);
    if (stopping) {
      live.remove(endable);
      return false;
    }
    return true;
  }

  /** Need not be ended any more. */
  public void leave(Endable endable) {
    live.remove(endable);
  }

  private void run() {
    while (!stopping || !tasks.isEmpty()) {
      try {
        awake = false;
        writeTogether();
        selector.select(this::serve, sleepMillis());
        awake = true;
      } catch (IOException e) {
        LOG.error("sockets cannot be served", e);
        LockSupport.parkNanos(HORIZON_NANOS);
      }
      runTasks();
      guarded(() -> alarms.ring(clock.monotonicNanos()));
      writeTogether();
    }
    try {
      selector.close();
    } catch (IOException e) {
      LOG.warn("the selector cannot be closed", e);
    }
  }

  /** 0 is for ever. The volatile writes come before the look at the alarms, which is under a lock: none is missed. */
  private long sleepMillis() {
    long now = clock.monotonicNanos();
    long most = selector.keys().isEmpty() ? FOR_EVER : HORIZON_NANOS;
    wakes = false;
    long nanos = alarms.untilNext(now, most);
    wakesAt = now + nanos;
    wakes = nanos != FOR_EVER;
    return nanos == FOR_EVER ? 0 : Math.max(1, (nanos + 999_999) / 1_000_000);
  }

  /** Whoever came while the loop was awake is served here, at the latest once it no longer says so. */
  private void writeTogether() {
    for (Writer writer = writers.poll(); writer != null; writer = writers.poll()) {
      guarded(writer::writeTogether);
    }
  }

  private void serve(SelectionKey key) {
    if (!awake) {
      awake = true;
    }
    Ready ready = (Ready) key.attachment();
    try {
      ready.ready(key);
    } catch (RuntimeException e) {
      guarded(() -> ready.defect(e));
    }
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      guarded(task);
    }
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      defects.increment();
      if (defects.sum() == 1) {
        LOG.error("defect in serving sockets; further ones are only counted", e);
      }
    }
  }

  /** Ends everything that has entered, then the thread. Waits for it, for 5 seconds at most. */
  public void stop() {
    stopping = true;
    live.forEach(Endable::close);
    selector.wakeup();
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
