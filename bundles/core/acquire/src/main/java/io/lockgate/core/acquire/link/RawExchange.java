// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.PassThrough;
import io.lockgate.api.time.GatewayClock;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

/** A request that is not ours. */
final class RawExchange extends Foreground<ByteBuffer> {
  private final LinkWork unit;
  private final PassThrough.Request request;
  private final long expiresAt;

  RawExchange(LinkWork unit, PassThrough.Request request, GatewayClock clock) {
    this.unit = unit;
    this.request = request;
    expiresAt = clock.monotonicNanos() + request.timeToLive().toNanos();
  }

  @Override
  boolean expired(long now) {
    return now - expiresAt >= 0;
  }

  @Override
  long timeout(long now) {
    return unit.timeout();
  }

  @Override
  CompletionStage<ByteBuffer> begin(Link link, Deadline deadline) throws DriverException {
    if (!unit.can(Capability.RAW)) {
      throw new DriverException.NotSupported(Capability.RAW);
    }
    return link.exchange(request.address(), request.payload(), deadline);
  }
}
