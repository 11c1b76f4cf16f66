// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.plan;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.driver.snmp.points.Where;
import io.lockgate.driver.snmp.value.Layout;
import io.lockgate.driver.snmp.value.Reader;
import io.lockgate.driver.snmp.wire.Peer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/**
 * Which row of a device has which name. A column of names is walked when one is asked for that is not known, at most once
 * a minute; of two rows with one name the first is meant. Thread-safe.
 */
public final class RowNames {
  private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

  private final Peer peer;
  private final GatewayClock clock;
  private final Map<OID, Known> columns = new ConcurrentHashMap<>();

  private record Known(Map<String, OID> rows, long atNanos) {}

  public RowNames(Peer peer, GatewayClock clock) {
    this.peer = peer;
    this.clock = clock;
  }

  /** The index of a row, as far as known. */
  Optional<OID> index(Where.Row row) {
    Known known = columns.get(row.names());
    return known == null ? Optional.empty() : Optional.ofNullable(known.rows.get(row.name()));
  }

  /** Where the name of a row is. */
  static OID nameOf(Where.Row row, OID index) {
    return new OID(row.names()).append(index);
  }

  /** The rows are others than before. */
  void forget(Where.Row row) {
    columns.remove(row.names());
  }

  /** Learns what rows there are, where that is not known; completes with or without them. */
  public CompletionStage<Boolean> learn(List<Where.Row> rows, Deadline deadline) {
    CompletionStage<Boolean> learned = CompletableFuture.completedFuture(true);
    for (Where.Row row : rows) {
      learned =
          learned.thenCompose(
              done ->
                  index(row).isPresent() || isFresh(row)
                      ? CompletableFuture.completedFuture(true)
                      : Walk.of(peer, row.names(), deadline)
                          .thenApply(cells -> keep(row.names(), cells)));
    }
    return learned;
  }

  private boolean isFresh(Where.Row row) {
    Known known = columns.get(row.names());
    return known != null && clock.monotonicNanos() - known.atNanos < PAUSE_NANOS;
  }

  private boolean keep(OID names, List<VariableBinding> cells) {
    Map<String, OID> rows = new HashMap<>();
    for (VariableBinding each : cells) {
      OID index =
          new OID(each.getOid().getValue(), names.size(), each.getOid().size() - names.size());
      rows.putIfAbsent(name(each), index);
    }
    columns.put(names, new Known(rows, clock.monotonicNanos()));
    return true;
  }

  static String name(VariableBinding cell) {
    return cell.isException() ? "" : Reader.text(cell.getVariable(), Layout.Text.AUTO);
  }
}
