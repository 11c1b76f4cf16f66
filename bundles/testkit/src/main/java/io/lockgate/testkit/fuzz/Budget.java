// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What one input may cost: 50 ms of the processor, and so much memory; and it may be refused in few words only. */
public final class Budget {
  private static final long MAX_NANOS = 50_000_000;
  private static final int LONGEST_MESSAGE = 300;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final long maxBytes;
  private final Class<? extends Exception> refusal;

  /**
   * A budget.
   *
   * @param maxBytes that may be allocated
   * @param refusal the one exception that is allowed
   */
  public Budget(long maxBytes, Class<? extends Exception> refusal) {
    this.maxBytes = maxBytes;
    this.refusal = refusal;
  }

  /** What is tried; may refuse its input in the declared way. */
  public interface Trial {
    void run() throws Exception;
  }

  /**
   * Runs the trial. What costs too much is run again, as the first time may have loaded classes.
   *
   * @throws AssertionError it costs too much, or fails in another way than declared
   */
  public void spend(Trial trial) {
    boolean cheap = within(trial);
    if (!cheap) {
      cheap = within(trial);
    }
    if (!cheap) {
      throw new AssertionError("takes more than 50 ms or " + maxBytes + " bytes");
    }
  }

  private boolean within(Trial trial) {
    long nanos = THREADS.getCurrentThreadCpuTime();
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    attempt(trial);
    return THREADS.getCurrentThreadAllocatedBytes() - bytes <= maxBytes
        && THREADS.getCurrentThreadCpuTime() - nanos <= MAX_NANOS;
  }

  private void attempt(Trial trial) {
    try {
      trial.run();
    } catch (Exception thrown) {
      if (!refusal.isInstance(thrown)) {
        throw new AssertionError("an undeclared exception", thrown);
      }
      String message = thrown.getMessage();
      if (message == null || message.isBlank() || message.length() > LONGEST_MESSAGE) {
        throw new AssertionError("a refusal says why, in few words", thrown);
      }
    }
  }
}
