// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.PollGroup;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.core.acquire.value.Engineering;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The points of a device as its model names them. Immutable. */
final class DevicePoints {
  private final List<PollGroup> groups;
  private final Map<PointId, Point> points = new LinkedHashMap<>();

  private record Point(DevicePoint point, Engineering scale) {
    String group() {
      return point.model().group();
    }
  }

  DevicePoints(DeviceDefinition definition) {
    groups = definition.model().map(DeviceModel::groups).orElse(List.of());
    definition.model().map(DeviceModel::points).orElse(List.of()).stream()
        .map(model -> new DevicePoint(new PointId(definition.id(), model.name()), model))
        .forEach(each -> points.put(each.id(), new Point(each, Engineering.of(each.model()))));
  }

  List<DevicePoint> all() {
    return points.values().stream().map(Point::point).toList();
  }

  /** The point under an id; null when there is none. */
  @Nullable DevicePoint find(PointId id) {
    Point found = points.get(id);
    return found == null ? null : found.point;
  }

  /** How it is scaled; also for a point that a driver made up. */
  Engineering scale(DevicePoint point) {
    Point known = points.get(point.id());
    return known == null ? Engineering.of(point.model()) : known.scale;
  }

  /** What the device holds, in the unit of its point; as it is when that point is not of this device. */
  Reading inUnit(Reading held) {
    Point known = points.get(held.point());
    return known == null ? held : known.scale.toUnit(held);
  }

  /** The points of each poll group that has any. */
  Map<PollGroup, List<DevicePoint>> byGroup() {
    Map<PollGroup, List<DevicePoint>> all = new LinkedHashMap<>();
    for (PollGroup group : groups) {
      List<DevicePoint> its = those(point -> point.group().equals(group.name()));
      if (!its.isEmpty()) {
        all.put(group, its);
      }
    }
    return all;
  }

  /** Points that come by themselves, or are only written. */
  List<DevicePoint> ungrouped() {
    return those(point -> point.group().isEmpty());
  }

  private List<DevicePoint> those(Predicate<Point> which) {
    return points.values().stream().filter(which).map(Point::point).toList();
  }

  List<PointDirectory.Entry> entries() {
    Map<String, Duration> periods =
        groups.stream().collect(Collectors.toMap(PollGroup::name, PollGroup::period));
    List<PointDirectory.Entry> entries = new ArrayList<>();
    for (DevicePoint point : all()) {
      Duration period = periods.getOrDefault(point.model().group(), Duration.ZERO);
      entries.add(new PointDirectory.Entry(point.id(), point.model(), period));
    }
    return entries;
  }

  List<Reading> all(Quality quality) {
    return bad(all(), quality);
  }

  List<Reading> grouped(Quality quality) {
    return bad(those(point -> !point.group().isEmpty()), quality);
  }

  List<Reading> ungrouped(Quality quality) {
    return bad(ungrouped(), quality);
  }

  private static List<Reading> bad(List<DevicePoint> points, Quality quality) {
    return points.stream().map(point -> Reading.bad(point.id(), quality)).toList();
  }
}
