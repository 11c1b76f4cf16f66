// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One stage on a link, from its turn to its end. All methods are called by the link's worker.
 *
 * @param <T> what it gives
 */
abstract class Exchange<T> {
  private long startedAt;

  /** Its turn has come at a moment too late: it fails with Expired and is not begun. */
  boolean expired(long now) {
    return false;
  }

  /** It has left the queue, whatever follows. */
  void leftQueue() {}

  /** Nanoseconds that it may take from now on. */
  abstract long timeout(long now);

  /** Begins it. */
  abstract CompletionStage<T> begin(Link link, Deadline deadline) throws DriverException;

  /**
   * It has ended well.
   *
   * @throws DriverException what it gave is a failure after all
   */
  abstract void done(@Nullable T result) throws DriverException;

  /** It has failed. */
  abstract void failed(DriverException why);

  /** Whether the connection is at stake: false for the attempt to connect, which has its own ways. */
  boolean needsConnection() {
    return true;
  }

  final void startedAt(long now) {
    startedAt = now;
  }

  final long startedAt() {
    return startedAt;
  }
}
