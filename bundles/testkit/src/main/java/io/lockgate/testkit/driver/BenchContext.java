// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import io.lockgate.api.driver.Block;
import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Extent;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.MergeRule;
import io.lockgate.api.driver.Transports;
import io.lockgate.api.time.GatewayClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The framework's side for one link. Thread-safe. The worker exists from the first blocking call until close. */
public final class BenchContext implements LinkContext, AutoCloseable {
  private final Transports transports;
  private final GatewayClock clock;
  private @Nullable ExecutorService worker;
  private boolean closed;

  /** For one link; the transports are not closed with it. */
  public BenchContext(Transports transports, GatewayClock clock) {
    this.transports = transports;
    this.clock = clock;
  }

  @Override
  public GatewayClock clock() {
    return clock;
  }

  @Override
  public Transports transports() {
    return transports;
  }

  @Override
  public <T> CompletionStage<T> blocking(BlockingCall<T> call, Deadline deadline) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Future<?> running;
    try {
      running = worker().submit(() -> run(call, result));
    } catch (RejectedExecutionException e) {
      return DriverException.failed(new DriverException.Closed(false));
    }
    BenchTimer.at(
        deadline,
        clock,
        () -> {
          if (result.completeExceptionally(new DriverException.TimedOut("blocking call"))) {
            running.cancel(true);
          }
        });
    return result;
  }

  @Override
  public CompletionStage<Void> pause(Duration time) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    BenchTimer.at(Deadline.in(time, clock), clock, () -> over.complete(null));
    return over;
  }

  private static <T> void run(BlockingCall<T> call, CompletableFuture<T> result) {
    try {
      result.complete(call.call());
    } catch (DriverException e) {
      result.completeExceptionally(e);
    } catch (InterruptedException e) {
      result.completeExceptionally(new DriverException.Closed(true));
    } catch (RuntimeException defect) {
      result.completeExceptionally(defect);
    }
  }

  private synchronized ExecutorService worker() {
    ExecutorService present = worker;
    if (present == null) {
      present = Executors.newSingleThreadExecutor(work -> new Thread(work, "bench worker"));
      worker = present;
      if (closed) {
        present.shutdown();
      }
    }
    return present;
  }

  @Override
  public List<Block> merge(List<Extent> extents, MergeRule rule) {
    return Merging.merge(extents, rule);
  }

  @Override
  public void lost(DriverException cause) {
    // the suite sees a loss by the stages that fail
  }

  @Override
  public synchronized void close() {
    closed = true;
    ExecutorService present = worker;
    if (present != null) {
      present.shutdownNow();
    }
  }
}
