// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.plan;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.point.Reading;
import io.lockgate.driver.snmp.wire.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/** Reads instances by their names, in one GET. Immutable. */
final class GetStep implements ReadStep {
  private final Peer peer;
  private final List<Cell> cells;
  private final List<DevicePoint> points;
  private final List<OID> oids;

  GetStep(Peer peer, List<Cell> cells) {
    this.peer = peer;
    this.cells = List.copyOf(cells);
    this.points = Cell.points(cells);
    this.oids = cells.stream().map(Cell::oid).toList();
  }

  @Override
  public List<DevicePoint> points() {
    return points;
  }

  @Override
  public CompletionStage<List<Reading>> read(Deadline deadline) {
    return peer.get(oids, deadline).thenCompose(this::readings);
  }

  private CompletionStage<List<Reading>> readings(PDU answer) {
    if (answer.size() != cells.size()) {
      return DriverException.failed(
          new DriverException.Damaged(peer + " answers another number of values than asked for"));
    }
    List<Reading> readings = new ArrayList<>(cells.size());
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      VariableBinding binding = answer.get(i);
      if (!binding.getOid().equals(cell.oid())) {
        return DriverException.failed(
            new DriverException.Damaged(peer + " answers " + binding.getOid() + " unasked"));
      }
      readings.add(cell.layout().reading(cell.point().id(), binding.getVariable()));
    }
    return CompletableFuture.completedFuture(readings);
  }

  @Override
  public List<ReadStep> split() {
    int middle = cells.size() / 2;
    return middle == 0
        ? List.of()
        : List.of(
            new GetStep(peer, cells.subList(0, middle)),
            new GetStep(peer, cells.subList(middle, cells.size())));
  }
}
