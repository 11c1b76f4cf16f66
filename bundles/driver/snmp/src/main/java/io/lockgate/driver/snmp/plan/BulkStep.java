// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.plan;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.driver.snmp.wire.Peer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** Reads neighbouring rows of some columns, in one GETBULK. An answer that ends too early is one that was too big. */
final class BulkStep implements ReadStep {
  private final Peer peer;
  private final Block block;
  private final List<DevicePoint> points;
  private final List<OID> before;

  BulkStep(Peer peer, Block block) {
    this.peer = peer;
    this.block = block;
    this.points = block.points();
    this.before = block.before();
  }

  @Override
  public List<DevicePoint> points() {
    return points;
  }

  @Override
  public CompletionStage<List<Reading>> read(Deadline deadline) {
    return peer.next(before, block.rows(), deadline).thenCompose(this::readings);
  }

  private CompletionStage<List<Reading>> readings(PDU answer) {
    Map<OID, Variable> values = new HashMap<>();
    Map<OID, OID> reached = new HashMap<>();
    int column = 0;
    for (VariableBinding each : answer.getVariableBindings()) {
      values.putIfAbsent(each.getOid(), each.getVariable());
      reached.put(block.columns().get(column), each.isException() ? END : each.getOid());
      column = (column + 1) % block.columns().size();
    }
    List<Reading> readings = new ArrayList<>(points.size());
    for (Cell cell : block.cells()) {
      @Nullable Variable value = values.get(cell.oid());
      OID last = reached.getOrDefault(cell.column(), cell.column());
      if (value == null && last.compareTo(cell.oid()) < 0) {
        return DriverException.failed(
            new DriverException.Refused(PDU.tooBig, true, peer + " answers fewer rows than asked"));
      }
      readings.add(
          value == null
              ? Reading.bad(cell.point().id(), Quality.DEVICE_ERROR)
              : cell.layout().reading(cell.point().id(), value));
    }
    return CompletableFuture.completedFuture(readings);
  }

  /** Behind everything. */
  private static final OID END = new OID(new int[] {2, -1});

  @Override
  public List<ReadStep> split() {
    return block.halves().stream().map(half -> of(peer, half)).toList();
  }

  /** The cheaper way: few values are asked for by name. */
  static ReadStep of(Peer peer, Block block) {
    return block.cells().size() < Planner.LEAST_BULK
        ? new GetStep(peer, block.cells())
        : new BulkStep(peer, block);
  }
}
