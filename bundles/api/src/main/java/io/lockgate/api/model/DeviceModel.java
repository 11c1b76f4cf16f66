// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.model;

import io.lockgate.api.alarm.AlarmRule;
import io.lockgate.api.point.PointId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A type of device: a table that can be laid beside its datasheet.
 *
 * @param id unique name; same characters as a device name
 * @param revision of this description, from 1; the newest is used
 * @param title for people
 * @param driver id of the driver that speaks its protocol
 * @param recognisedBy any of these recognises it; none: it must be chosen by hand
 * @param groups how often its points are read
 * @param points at least one, names unique
 * @param alarms rules that every device of this type has from the start
 */
public record DeviceModel(
    String id,
    int revision,
    String title,
    String driver,
    List<IdentificationRule> recognisedBy,
    List<PollGroup> groups,
    List<PointModel> points,
    List<AlarmRule> alarms) {

  public DeviceModel {
    PointId.requireDevice(id);
    recognisedBy = List.copyOf(recognisedBy);
    groups = List.copyOf(groups);
    points = List.copyOf(points);
    alarms = List.copyOf(alarms);
    if (revision < 1 || points.isEmpty()) {
      throw new IllegalArgumentException(id + ": needs a revision from 1 and at least one point");
    }
    Set<String> names = unique(id, "poll group", groups.stream().map(PollGroup::name).toList());
    unique(id, "point", points.stream().map(PointModel::name).toList());
    Set<String> used =
        points.stream()
            .map(PointModel::group)
            .filter(g -> !g.isEmpty())
            .collect(Collectors.toSet());
    used.removeAll(names);
    if (!used.isEmpty()) {
      throw new IllegalArgumentException(id + ": no such poll group: " + String.join(", ", used));
    }
  }

  private static Set<String> unique(String id, String what, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException(id + ": " + what + " '" + name + "' occurs twice");
      }
    }
    return seen;
  }
}
