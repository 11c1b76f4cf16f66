// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.queue;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets many threads give work to one owner without a thread for it: whoever finds nobody at work does all the work there
 * is, his own and what others bring meanwhile. So one thread at a time works, nobody waits, and work is done in the order
 * in which it came. Work given from within runs after the present piece, never inside it. Thread-safe.
 */
public final class Mailbox {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

  private final ConcurrentLinkedQueue<Runnable> mail = new ConcurrentLinkedQueue<>();
  private final AtomicInteger arrivals = new AtomicInteger();
  private final Runnable afterwards;

  /** A mailbox whose worker does {@code afterwards} each time all mail is read. */
  public Mailbox(Runnable afterwards) {
    this.afterwards = afterwards;
  }

  /** Has this done: by this thread before return when nobody is at work, else by the thread that is. */
  public void post(Runnable work) {
    mail.add(work);
    if (arrivals.getAndIncrement() == 0) {
      drain();
    }
  }

  private void drain() {
    int seen = 1;
    do {
      for (Runnable work = mail.poll(); work != null; work = mail.poll()) {
        guarded(work);
      }
      guarded(afterwards);
      seen = arrivals.addAndGet(-seen);
    } while (seen != 0);
  }

  /** The worker must survive what nobody foresaw, or the owner would stand still for ever. */
  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      LOG.error("Work for a link failed", e);
    }
  }
}
