// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What one input may cost: 50 ms of the processor, 1 MiB of memory. */
final class Budget {
  private static final long MAX_NANOS = 50_000_000;
  private static final long MAX_BYTES = 1 << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Budget() {}

  /** What is tried; may refuse its input in the declared way. */
  interface Trial {
    void run() throws CodecException;
  }

  /** Runs the trial. What costs too much is run again, as the first time may have loaded classes. */
  static void spend(Trial trial) {
    boolean cheap = within(trial);
    if (!cheap) {
      cheap = within(trial);
    }
    assertTrue(cheap, "takes more than 50 ms or 1 MiB");
  }

  private static boolean within(Trial trial) {
    long nanos = THREADS.getCurrentThreadCpuTime();
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    attempt(trial);
    return THREADS.getCurrentThreadAllocatedBytes() - bytes <= MAX_BYTES
        && THREADS.getCurrentThreadCpuTime() - nanos <= MAX_NANOS;
  }

  private static void attempt(Trial trial) {
    try {
      trial.run();
    } catch (CodecException refused) {
      if (refused.getMessage() == null || refused.getMessage().length() > 200) {
        fail("a refusal says why, in few words", refused);
      }
    }
  }
}
