// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.traps;

import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.driver.snmp.points.PointLayout;
import io.lockgate.driver.snmp.points.PointReader;
import io.lockgate.driver.snmp.points.Where;
import io.lockgate.driver.snmp.wire.Access;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.snmp4j.smi.VariableBinding;

/**
 * The points of one device that its notifications move: those of the notifications themselves, and those whose instance a
 * notification brings along. Called by one thread.
 */
public final class Subscriber {
  private final Access access;
  private final Map<PointId, PointLayout> points;
  private final GatewayClock clock;
  private final Consumer<List<Reading>> sink;
  private final Map<PointId, Long> counts = new LinkedHashMap<>();

  private Subscriber(
      Access access,
      Map<PointId, PointLayout> points,
      GatewayClock clock,
      Consumer<List<Reading>> sink) {
    this.access = access;
    this.points = points;
    this.clock = clock;
    this.sink = sink;
  }

  /**
   * Understands the points.
   *
   * @throws BadSetting one cannot be
   */
  public static Subscriber of(
      Access access, List<DevicePoint> points, GatewayClock clock, Consumer<List<Reading>> sink)
      throws BadSetting {
    Map<PointId, PointLayout> layouts = new LinkedHashMap<>();
    for (DevicePoint point : points) {
      layouts.put(point.id(), PointReader.layout(point.model()));
    }
    return new Subscriber(access, layouts, clock, sink);
  }

  Access access() {
    return access;
  }

  /** The device has told something. */
  void heard(Notification notification) {
    List<Reading> readings = new ArrayList<>();
    points.forEach(
        (id, layout) -> {
          if (layout.where() instanceof Where.Event event) {
            event(notification, id, layout, event, readings);
          } else if (layout.where() instanceof Where.Instance instance) {
            for (VariableBinding each : notification.bindings()) {
              if (each.getOid().equals(instance.oid())) {
                readings.add(layout.reading(id, each.getVariable()));
              }
            }
          }
        });
    if (!readings.isEmpty()) {
      sink.accept(readings);
    }
  }

  private void event(
      Notification notification,
      PointId id,
      PointLayout layout,
      Where.Event event,
      List<Reading> readings) {
    if (event.oid().equals(notification.what())) {
      readings.add(Reading.of(id, happened(notification, id, layout)));
    } else if (layout.cleared().filter(notification.what()::equals).isPresent()) {
      readings.add(Reading.of(id, Value.of(false)));
    }
  }

  private Value happened(Notification notification, PointId id, PointLayout layout) {
    return switch (layout.type()) {
      case TIMESTAMP -> Value.of(clock.now());
      case TEXT -> Value.of(notification.words());
      case BOOL -> Value.of(true);
      default -> Value.of(counts.merge(id, 1L, Long::sum));
    };
  }
}
