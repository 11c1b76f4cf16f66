// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.masters;

import io.lockgate.api.driver.Block;
import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Extent;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.MergeRule;
import io.lockgate.api.driver.Transports;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.transport.FieldTransports;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** What one link of the driver needs, without a framework: the real transports and the time of this machine. */
final class BareContext implements LinkContext, GatewayClock {
  private final Transports transports = new FieldTransports(this, Path.of(""));

  @Override
  public GatewayClock clock() {
    return this;
  }

  @Override
  public Transports transports() {
    return transports;
  }

  @Override
  public CompletionStage<Void> pause(Duration time) {
    return CompletableFuture.runAsync(
        () -> {}, CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS));
  }

  @Override
  public <T> CompletionStage<T> blocking(BlockingCall<T> call, Deadline deadline) {
    throw new IllegalStateException("this driver does not block");
  }

  @Override
  public List<Block> merge(List<Extent> extents, MergeRule rule) {
    throw new IllegalStateException("nothing is planned here");
  }

  @Override
  public void lost(DriverException cause) {
    System.err.println("lost: " + cause.getMessage());
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long monotonicNanos() {
    return System.nanoTime();
  }

  @Override
  public ClockQuality quality() {
    return ClockQuality.UNSYNCED;
  }
}
