// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.plan;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Reading;
import io.lockgate.codec.modbus.Octets;
import io.lockgate.driver.modbus.points.Space;
import io.lockgate.driver.modbus.unit.Unit;
import io.lockgate.driver.modbus.value.ValueFormat;
import io.lockgate.driver.modbus.wire.Ask;
import io.lockgate.driver.modbus.wire.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Reads one span of one space. Immutable; the request is made once, and what is needed for each value lies together in
 * arrays, since with many devices it is memory that a read waits for.
 */
final class BlockStep implements ReadStep {
  private final Unit unit;
  private final Space space;
  private final Span span;
  private final List<DevicePoint> points;
  private final Ask.Known ask;
  private final PointId[] ids;
  private final ValueFormat[] formats;
  private final int[] distances;

  BlockStep(Unit unit, Space space, Span span) {
    this.unit = unit;
    this.space = space;
    this.span = span;
    this.points = span.points();
    this.ask = Ask.of(Reads.request(space, span.start(), span.length()));
    List<Member> members = span.members();
    ids = points.stream().map(DevicePoint::id).toArray(PointId[]::new);
    formats = members.stream().map(each -> each.layout().format()).toArray(ValueFormat[]::new);
    distances = members.stream().mapToInt(each -> each.start() - span.start()).toArray();
  }

  @Override
  public List<DevicePoint> points() {
    return points;
  }

  @Override
  public CompletionStage<List<Reading>> read(Deadline deadline) {
    return unit.ask(ask, deadline).thenApply(reply -> readings(Reads.data(reply)));
  }

  private List<Reading> readings(Octets data) {
    List<Reading> readings = new ArrayList<>(ids.length);
    for (int i = 0; i < ids.length; i++) {
      readings.add(Reading.of(ids[i], formats[i].read(data, distances[i])));
    }
    return readings;
  }

  @Override
  public List<ReadStep> split() {
    return span.halves().stream().<ReadStep>map(half -> new BlockStep(unit, space, half)).toList();
  }
}
