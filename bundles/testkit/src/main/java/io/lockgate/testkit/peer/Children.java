// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.peer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends processes that a test has started. */
public final class Children {
  private static final Duration KILL = Duration.ofSeconds(5);

  private Children() {}

  /**
   * Asks a process to end (SIGTERM), kills it (SIGKILL) when it has not ended in time, and kills what is left of the
   * processes it had started.
   *
   * @throws IllegalStateException it is still there
   */
  public static void end(Process process, Duration grace) {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroy();
    if (!ended(process, grace)) {
      process.destroyForcibly();
      if (!ended(process, KILL)) {
        throw new IllegalStateException("process " + process.pid() + " does not end");
      }
    }
    descendants.forEach(ProcessHandle::destroyForcibly);
  }

  /** Waits for the end of a process; true when it has come. */
  static boolean ended(Process process, Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }
}
