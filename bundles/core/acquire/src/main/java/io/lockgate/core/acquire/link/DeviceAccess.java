// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import io.lockgate.api.point.WriteRequest;
import java.util.concurrent.CompletionStage;

/** The way of writes and single reads to a device; goes through the queue of its link. Thread-safe. */
final class DeviceAccess implements PointDirectory.PointAccess {
  private final LinkWork unit;
  private final DeviceUnit device;

  DeviceAccess(LinkWork unit, DeviceUnit device) {
    this.unit = unit;
    this.device = device;
  }

  @Override
  public CompletionStage<Void> write(PointId id, Value value, int priority, Deadline deadline) {
    DevicePoint point = device.points().find(id);
    if (point == null) {
      return DriverException.failed(noSuchPoint(id));
    }
    try {
      Value held =
          value.isMissing()
              ? value
              : device.points().scale(point).toHeld(point.model().name(), value);
      return unit.requests()
          .order(priority, new WriteExchange(unit, device, point, held, priority, deadline));
    } catch (DriverException.BadSetting wrongType) {
      return DriverException.failed(wrongType);
    }
  }

  @Override
  public CompletionStage<Reading> read(PointId id, Deadline deadline) {
    DevicePoint point = device.points().find(id);
    return point == null
        ? DriverException.failed(noSuchPoint(id))
        : unit.requests()
            .order(WriteRequest.MANUAL, new PointReadExchange(unit, device, point, deadline));
  }

  private static DriverException noSuchPoint(PointId id) {
    return new DriverException.BadSetting(id.toString(), "there is no such point");
  }
}
