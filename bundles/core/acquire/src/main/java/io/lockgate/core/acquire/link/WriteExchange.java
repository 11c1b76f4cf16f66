// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.point.Value;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A write; sent once. */
final class WriteExchange extends Foreground<Void> {
  private final LinkWork unit;
  private final DeviceUnit device;
  private final DevicePoint point;
  private final Value held;
  private final int priority;
  private final Deadline deadline;

  WriteExchange(
      LinkWork unit,
      DeviceUnit device,
      DevicePoint point,
      Value held,
      int priority,
      Deadline deadline) {
    this.unit = unit;
    this.device = device;
    this.point = point;
    this.held = held;
    this.priority = priority;
    this.deadline = deadline;
  }

  @Override
  @Nullable DriverException refusal() {
    return device.notWorking();
  }

  @Override
  boolean expired(long now) {
    return deadline.monotonicNanos() - now <= 0;
  }

  @Override
  long timeout(long now) {
    return Math.min(device.timeout(), deadline.monotonicNanos() - now);
  }

  @Override
  CompletionStage<Void> begin(Link link, Deadline until) throws DriverException {
    if (!unit.can(Capability.WRITE)) {
      throw new DriverException.NotSupported(Capability.WRITE);
    }
    return device.working().write(point, held, priority, until);
  }
}
