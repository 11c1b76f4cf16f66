// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.Block;
import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Extent;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.MergeRule;
import io.lockgate.api.driver.Transports;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.acquire.merge.BlockMerging;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What one opening of a link is given; of no use after it is closed. Thread-safe. */
final class GivenContext implements LinkContext {
  private final GatewayClock clock;
  private final Transports transports;
  private final Worker worker;
  private final Pauses pauses;
  private final Losses losses;
  private volatile boolean closed;

  /** Hears that a connection is gone. */
  interface Losses {
    void lost(GivenContext whose, DriverException cause);
  }

  GivenContext(String link, FieldServices services, Losses losses) {
    clock = services.clock();
    transports = new OwnedTransports(link, services.transports());
    worker = new Worker(link, clock, services.alarms());
    pauses = new Pauses(clock, services.alarms());
    this.losses = losses;
  }

  @Override
  public GatewayClock clock() {
    return clock;
  }

  @Override
  public Transports transports() {
    if (closed) {
      throw new IllegalStateException("the link is closed");
    }
    return transports;
  }

  @Override
  public <T> CompletionStage<T> blocking(BlockingCall<T> call, Deadline deadline) {
    return worker.run(call, deadline);
  }

  @Override
  public CompletionStage<Void> pause(Duration time) {
    return pauses.pause(time);
  }

  @Override
  public List<Block> merge(List<Extent> extents, MergeRule rule) {
    return BlockMerging.merge(extents, rule);
  }

  @Override
  public void lost(DriverException cause) {
    if (!closed) {
      losses.lost(this, cause);
    }
  }

  boolean isStuck() {
    return worker.isStuck();
  }

  void close() {
    closed = true;
    worker.close();
    pauses.close();
  }
}
