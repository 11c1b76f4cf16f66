// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.bus;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The few threads that call listeners. While there is work, one of them naps in short turns and looks whether there is
 * more: then publishers need not wake anybody, and a listener that does not return delays the others by a nap only, since
 * a thread that goes to a listener first sees to it that another one naps. Without work all rest, and after a while end.
 *
 * <p>Thread-safe. Usually two threads; one more for each listener that does not return, up to {@link #MOST}.
 */
final class DeliveryThreads {
  /** Most threads. */
  static final int MOST = 32;

  private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final int NAPS_BEFORE_REST = 50;
  private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** A listener with something to hear. */
  interface Delivery {
    /** Calls the listener once. Throws nothing. */
    void deliver();
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition called = lock.newCondition();
  private final Condition closing = lock.newCondition();
  private final Queue<Delivery> ready = new ArrayDeque<>();
  private final Set<Thread> threads = new HashSet<>();
  private int named;
  private int napping;
  private int resting;

  /** Resting threads that were called to deliver and have not yet come. */
  private int calls;

  /** One resting thread was called to nap and has not yet come. */
  private boolean napperCalled;

  private boolean closed;

  /** Adds something to deliver; {@link #wake} must follow. */
  void add(Delivery delivery) {
    lock.lock();
    try {
      ready.add(delivery);
    } finally {
      lock.unlock();
    }
  }

  /** Sees to it that somebody delivers what was added. */
  void wake() {
    lock.lock();
    try {
      if (ready.isEmpty() || napping > 0 || closed) {
        return;
      }
      if (someoneRests()) {
        calls++;
        called.signal();
      } else if (threads.size() < MOST) {
        start(false);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Sees to it that somebody will look before long, while the caller is away. */
  private void leaveSomebodyNapping() {
    if (napping > 0) {
      return;
    }
    if (napperCalled) {
      return;
    }
    if (someoneRests()) {
      napperCalled = true;
      called.signal();
    } else if (threads.size() < MOST) {
      start(true);
    }
  }

  private boolean someoneRests() {
    return resting > calls + (napperCalled ? 1 : 0);
  }

  private void start(boolean napFirst) {
    Thread thread = new Thread(() -> work(napFirst), "lockgate-point-bus-" + named++ % MOST);
    threads.add(thread);
    thread.start();
  }

  private void work(boolean napFirst) {
    try {
      Delivery next = next(napFirst);
      while (next != null) {
        next.deliver();
        next = next(false);
      }
    } catch (InterruptedException ends) {
      Thread.currentThread().interrupt();
    } finally {
      leave();
    }
  }

  private void leave() {
    lock.lock();
    try {
      threads.remove(Thread.currentThread());
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next; null when this thread is no longer needed. */
  private @Nullable Delivery next(boolean napFirst) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      boolean mayTake = !napFirst;
      int naps = 0;
      while (!closed) {
        if (mayTake && !ready.isEmpty()) {
          leaveSomebodyNapping();
          return ready.remove();
        }
        if (naps < NAPS_BEFORE_REST) {
          naps++;
          nap();
          mayTake = true;
        } else if (rest()) {
          mayTake = comeToDeliver();
          naps = 0;
        } else if (ready.isEmpty()) {
          return null;
        }
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private void nap() throws InterruptedException {
    napping++;
    try {
      long left = NAP_NANOS;
      while (left > 0 && !closed) {
        left = closing.awaitNanos(left);
      }
    } finally {
      napping--;
    }
  }

  /** Returns false when nobody called for a long time. */
  private boolean rest() throws InterruptedException {
    resting++;
    try {
      long left = REST_NANOS;
      while (left > 0 && calls == 0 && !napperCalled && !closed) {
        left = called.awaitNanos(left);
      }
      return left > 0;
    } finally {
      resting--;
    }
  }

  /** Takes one call. Returns false when it was to nap. */
  private boolean comeToDeliver() {
    if (calls > 0) {
      calls--;
      return true;
    }
    napperCalled = false;
    return false;
  }

  /** Ends all threads; waits for those with a listener, as long as given. */
  void close(Duration atMost) {
    Set<Thread> left;
    lock.lock();
    try {
      closed = true;
      ready.clear();
      called.signalAll();
      closing.signalAll();
      left = Set.copyOf(threads);
    } finally {
      lock.unlock();
    }
    try {
      for (Thread thread : left) {
        if (thread != Thread.currentThread()) {
          thread.join(atMost.toMillis());
          thread.interrupt();
        }
      }
    } catch (InterruptedException e) {
      left.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    }
  }
}
