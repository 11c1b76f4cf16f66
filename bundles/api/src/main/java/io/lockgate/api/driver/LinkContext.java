// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import io.lockgate.api.time.GatewayClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.osgi.annotation.versioning.ProviderType;

/** What the framework gives to one link. Thread-safe. After the link is closed every method fails or has no effect. */
@ProviderType
public interface LinkContext {
  /** Time; never another source. */
  GatewayClock clock();

  /** Sockets and ports, for protocols that hand over their frames. What is opened here belongs to this link. */
  Transports transports();

  /**
   * Runs a call that blocks on the link's own worker, for libraries that own their sockets; one call at a time, in
   * order. At the deadline the stage fails with {@link DriverException.TimedOut} and the worker is interrupted; while a
   * call does not heed that, further ones fail with {@link DriverException.Busy}, and the link is shown as stuck.
   *
   * @return what the call returned or threw; {@link DriverException.Closed} after close
   */
  <T> CompletionStage<T> blocking(BlockingCall<T> call, Deadline deadline);

  /**
   * Lets time pass: for devices that need silence after connecting or between requests. A framework that has a timer
   * uses it; else the link's worker waits.
   *
   * @param time at most a minute
   * @return completes after that time; fails with {@link DriverException.Closed} after close
   */
  default CompletionStage<Void> pause(Duration time) {
    Deadline deadline = Deadline.in(time.plusSeconds(1), clock());
    return this.<Boolean>blocking(
            () -> {
              TimeUnit.NANOSECONDS.sleep(time.toNanos());
              return true;
            },
            deadline)
        .thenAccept(done -> {});
  }

  /**
   * Merges what lies near together, for protocols that read ranges of addresses. Pure; no input or output.
   *
   * @param extents in any order; an extent longer than the rule's maximum is a block of its own
   */
  List<Block> merge(List<Extent> extents, MergeRule rule);

  /**
   * Says that the connection is gone, when the driver sees it otherwise than by a failed stage. The framework then marks
   * the points and connects again. Without effect when it knows already.
   */
  void lost(DriverException cause);

  /**
   * Something that blocks.
   *
   * @param <T> what it returns
   */
  @FunctionalInterface
  interface BlockingCall<T> {
    /**
     * Runs on the worker; must end soon after an interrupt.
     *
     * @throws DriverException the declared failure
     * @throws InterruptedException the deadline has passed or the link is being closed
     */
    T call() throws DriverException, InterruptedException;
  }
}
