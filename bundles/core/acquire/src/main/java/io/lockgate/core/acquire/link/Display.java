// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.point.PointBus;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the points of a device show. One thread at a time. */
final class Display {
  private final PointBus bus;
  private final DevicePoints points;
  private @Nullable Quality all;

  Display(PointBus bus, DevicePoints points) {
    this.bus = bus;
    this.points = points;
  }

  void show(List<Reading> readings) {
    if (!readings.isEmpty()) {
      all = null;
      bus.publish(readings);
    }
  }

  /** All points are bad, said once; those that are only written do not hang on a connection. */
  void showBad(Quality quality, List<GroupPoll> groups) {
    if (all == quality) {
      return;
    }
    groups.stream().flatMap(group -> group.steps().stream()).forEach(step -> step.bad(quality));
    show(quality == Quality.NOT_CONNECTED ? points.grouped(quality) : points.all(quality));
    all = quality;
  }
}
