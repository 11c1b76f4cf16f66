// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.WriteRequest;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads one point now; once more when the answer was lost or damaged. */
final class PointReadExchange extends Foreground<Reading> {
  private final LinkWork unit;
  private final DeviceUnit device;
  private final DevicePoint point;
  private final Deadline deadline;
  private boolean repeated;

  PointReadExchange(LinkWork unit, DeviceUnit device, DevicePoint point, Deadline deadline) {
    this.unit = unit;
    this.device = device;
    this.point = point;
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
  CompletionStage<Reading> begin(Link link, Deadline until) throws DriverException {
    if (!unit.can(Capability.READ)) {
      throw new DriverException.NotSupported(Capability.READ);
    }
    return device
        .working()
        .prepare(List.of(point))
        .steps()
        .get(0)
        .read(until)
        .thenApply(readings -> readings.get(0));
  }

  @Override
  @Nullable Reading given(@Nullable Reading held) {
    if (held == null || !held.point().equals(point.id())) {
      throw new IllegalArgumentException("not a reading of " + point.id());
    }
    Reading inUnit = device.points().inUnit(held);
    device.answered();
    device.publish(List.of(inUnit));
    return inUnit;
  }

  @Override
  void failed(DriverException why) {
    boolean mayRepeat =
        why instanceof DriverException.TimedOut || why instanceof DriverException.Damaged;
    if (mayRepeat && !repeated && unit.isUp() && !expired(unit.now())) {
      repeated = true;
      unit.queue().addOrder(WriteRequest.MANUAL, this);
    } else {
      super.failed(why);
    }
  }
}
