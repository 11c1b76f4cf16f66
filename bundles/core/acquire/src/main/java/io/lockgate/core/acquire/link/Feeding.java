// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.WriteRequest;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Lets a device send what no poll group reads; begins anew each time the device comes to work. One thread at a time. */
final class Feeding {
  /** Most batches of a device that wait for the link's worker; what is over is lost. */
  private static final int MOST_PENDING = 256;

  private final LinkWork unit;
  private final DeviceUnit device;
  private final Inlet inlet = new Inlet(MOST_PENDING);
  private int round;
  private Device.@Nullable Feed feed;

  Feeding(LinkWork unit, DeviceUnit device) {
    this.unit = unit;
    this.device = device;
  }

  void begin() {
    List<DevicePoint> points = device.points().ungrouped();
    if (!points.isEmpty()) {
      round++;
      unit.queue().addOrder(WriteRequest.AUTOMATIC, new Subscribing(points, round));
    }
  }

  void end() {
    round++;
    Device.Feed its = feed;
    feed = null;
    if (its != null) {
      try {
        its.close();
      } catch (RuntimeException defect) {
        unit.defects().report(defect);
      }
      device.publish(device.points().ungrouped(Quality.NOT_CONNECTED));
    }
  }

  /** By any thread. */
  private void hear(List<Reading> held, int inRound) {
    if (inlet.enter()) {
      device.post(() -> heard(held, inRound));
    }
  }

  private void heard(List<Reading> held, int inRound) {
    inlet.leave();
    if (inRound == round) {
      DevicePoints points = device.points();
      device.publish(held.stream().map(points::inUnit).toList());
    }
  }

  private final class Subscribing extends Exchange<Device.Feed> {
    private final List<DevicePoint> points;
    private final int inRound;

    Subscribing(List<DevicePoint> points, int inRound) {
      this.points = points;
      this.inRound = inRound;
    }

    @Override
    boolean expired(long now) {
      return inRound != round;
    }

    @Override
    long timeout(long now) {
      return device.timeout();
    }

    @Override
    CompletionStage<Device.Feed> begin(Link link, Deadline deadline) throws DriverException {
      return device.working().subscribe(points, held -> hear(held, inRound), deadline);
    }

    @Override
    void done(Device.@Nullable Feed started) {
      if (started != null && inRound == round) {
        feed = started;
      } else if (started != null) {
        started.close();
      }
    }

    @Override
    void failed(DriverException why) {
      if (inRound == round) {
        device.publish(device.points().ungrouped(Quality.DEVICE_ERROR));
      }
    }
  }
}
