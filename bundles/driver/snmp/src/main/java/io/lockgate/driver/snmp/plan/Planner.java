// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.plan;

import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.Extent;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.MergeRule;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.driver.snmp.points.PointLayout;
import io.lockgate.driver.snmp.points.PointReader;
import io.lockgate.driver.snmp.points.Where;
import io.lockgate.driver.snmp.settings.DeviceSettings;
import io.lockgate.driver.snmp.settings.Version;
import io.lockgate.driver.snmp.wire.Peer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snmp4j.smi.OID;

/**
 * Makes few steps out of many points: rows that lie together by GETBULK, several columns at once; all else by GET.
 *
 * @param context merges rows
 * @param peer the device
 * @param names of its rows
 */
public record Planner(LinkContext context, Peer peer, RowNames names) {
  /** Fewer values are asked for by name. */
  static final int LEAST_BULK = 3;

  /** Rows to read across: cheaper than another request. */
  private static final int MOST_GAP = 4;

  /**
   * The steps.
   *
   * @throws BadSetting a point cannot be read
   */
  public List<ReadStep> steps(List<DevicePoint> points) throws BadSetting {
    List<Cell> cells = new ArrayList<>();
    List<RowStep.Member> members = new ArrayList<>();
    for (DevicePoint point : points) {
      PointLayout layout = PointReader.layout(point.model());
      if (layout.where() instanceof Where.Instance instance) {
        cells.add(new Cell(point, layout, instance.oid()));
      } else if (layout.where() instanceof Where.Row row) {
        members.add(new RowStep.Member(point, layout, row));
      } else {
        throw new BadSetting(
            "points/" + point.model().name() + "/address", "is a notification: it is not read");
      }
    }
    List<ReadStep> steps = new ArrayList<>();
    List<Cell> single = peer.version() == Version.V1 ? cells : bulk(cells, steps);
    List<Cell> sorted = single.stream().sorted((a, b) -> a.oid().compareTo(b.oid())).toList();
    int most = settings().maxVarbinds();
    for (int i = 0; i < sorted.size(); i += most) {
      steps.add(new GetStep(peer, sorted.subList(i, Math.min(i + most, sorted.size()))));
    }
    byRow(members, steps);
    return List.copyOf(steps);
  }

  private DeviceSettings settings() {
    return peer.settings();
  }

  /** Adds steps for what lies together; returns what does not. */
  private List<Cell> bulk(List<Cell> cells, List<ReadStep> steps) {
    List<Extent> extents = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      if (cell.row() >= 0 && cell.row() < Integer.MAX_VALUE - 1) {
        extents.add(new Extent(i, cell.column().toDottedString(), cell.row(), 1));
      }
    }
    int longest = Math.min(settings().maxRepetitions(), settings().maxVarbinds());
    Map<List<Integer>, List<List<Cell>>> alike = new LinkedHashMap<>();
    Set<Cell> single = new LinkedHashSet<>(cells);
    for (io.lockgate.api.driver.Block run :
        context.merge(extents, new MergeRule(longest, MOST_GAP, List.of()))) {
      List<Cell> within = run.members().stream().map(its -> cells.get(its.index())).toList();
      if (within.size() >= LEAST_BULK) {
        single.removeAll(within);
        alike
            .computeIfAbsent(List.of(run.start(), run.length()), none -> new ArrayList<>())
            .add(within);
      }
    }
    alike.forEach((rows, columns) -> addBlocks(rows.get(0), rows.get(1), columns, steps));
    return List.copyOf(single);
  }

  private void addBlocks(int first, int rows, List<List<Cell>> columns, List<ReadStep> steps) {
    int most = Math.max(1, settings().maxVarbinds() / rows);
    for (int i = 0; i < columns.size(); i += most) {
      List<List<Cell>> some = columns.subList(i, Math.min(i + most, columns.size()));
      List<OID> names = some.stream().map(column -> column.get(0).column()).distinct().toList();
      List<Cell> cells = some.stream().flatMap(List::stream).toList();
      steps.add(new BulkStep(peer, new Block(names, first, rows, cells)));
    }
  }

  /** A row costs one value more: its name. */
  private void byRow(List<RowStep.Member> members, List<ReadStep> steps) {
    Map<Where.Row, List<RowStep.Member>> rows = new LinkedHashMap<>();
    for (RowStep.Member member : members) {
      Where.Row row = member.row();
      rows.computeIfAbsent(
              new Where.Row(row.names(), row.names(), row.name()), none -> new ArrayList<>())
          .add(member);
    }
    List<RowStep.Member> batch = new ArrayList<>();
    int values = 0;
    for (List<RowStep.Member> row : rows.values()) {
      if (!batch.isEmpty() && values + row.size() + 1 > settings().maxVarbinds()) {
        steps.add(new RowStep(peer, names, batch));
        batch = new ArrayList<>();
        values = 0;
      }
      batch.addAll(row);
      values += row.size() + 1;
    }
    if (!batch.isEmpty()) {
      steps.add(new RowStep(peer, names, batch));
    }
  }
}
