// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.plan;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.driver.snmp.points.PointLayout;
import io.lockgate.driver.snmp.points.Where;
import io.lockgate.driver.snmp.wire.Peer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/**
 * Reads cells of rows that are known by name. The names are read along with the values: a device that has numbered its
 * rows anew is noticed in the same answer, and no value is ever shown under a wrong name.
 */
final class RowStep implements ReadStep {
  private final Peer peer;
  private final RowNames names;
  private final List<Member> members;
  private final List<DevicePoint> points;
  private final List<Where.Row> rows;

  /** A point in a row. */
  record Member(DevicePoint point, PointLayout layout, Where.Row row) {}

  RowStep(Peer peer, RowNames names, List<Member> members) {
    this.peer = peer;
    this.names = names;
    this.members = List.copyOf(members);
    this.points = members.stream().map(Member::point).toList();
    this.rows = members.stream().map(Member::row).distinct().toList();
  }

  @Override
  public List<DevicePoint> points() {
    return points;
  }

  @Override
  public CompletionStage<List<Reading>> read(Deadline deadline) {
    return names.learn(rows, deadline).thenCompose(known -> ask(deadline, true));
  }

  private CompletionStage<List<Reading>> ask(Deadline deadline, boolean again) {
    Set<OID> oids = new LinkedHashSet<>();
    for (Member member : members) {
      names
          .index(member.row())
          .ifPresent(
              index -> {
                oids.add(RowNames.nameOf(member.row(), index));
                oids.add(new OID(member.row().column()).append(index));
              });
    }
    if (oids.isEmpty()) {
      return CompletableFuture.completedFuture(readings(Map.of()));
    }
    return peer.get(List.copyOf(oids), deadline)
        .thenCompose(answer -> taken(answer, deadline, again));
  }

  private CompletionStage<List<Reading>> taken(PDU answer, Deadline deadline, boolean again) {
    Map<OID, VariableBinding> cells = new HashMap<>();
    answer.getVariableBindings().forEach(each -> cells.put(each.getOid(), each));
    boolean moved = false;
    for (Where.Row row : rows) {
      Optional<OID> index = names.index(row);
      if (index.isPresent() && !isNamed(row, index.get(), cells)) {
        names.forget(row);
        moved = true;
      }
    }
    return moved && again
        ? names.learn(rows, deadline).thenCompose(known -> ask(deadline, false))
        : CompletableFuture.completedFuture(readings(cells));
  }

  private static boolean isNamed(Where.Row row, OID index, Map<OID, VariableBinding> cells) {
    @Nullable VariableBinding name = cells.get(RowNames.nameOf(row, index));
    return name != null && RowNames.name(name).equals(row.name());
  }

  private List<Reading> readings(Map<OID, VariableBinding> cells) {
    List<Reading> readings = new ArrayList<>(members.size());
    for (Member member : members) {
      Optional<VariableBinding> cell =
          names
              .index(member.row())
              .filter(index -> isNamed(member.row(), index, cells))
              .flatMap(
                  index ->
                      Optional.ofNullable(cells.get(new OID(member.row().column()).append(index))));
      readings.add(
          cell.map(its -> member.layout().reading(member.point().id(), its.getVariable()))
              .orElseGet(() -> Reading.bad(member.point().id(), Quality.DEVICE_ERROR)));
    }
    return readings;
  }

  @Override
  public List<ReadStep> split() {
    int middle = members.size() / 2;
    return middle == 0
        ? List.of()
        : List.of(
            new RowStep(peer, names, members.subList(0, middle)),
            new RowStep(peer, names, members.subList(middle, members.size())));
  }
}
