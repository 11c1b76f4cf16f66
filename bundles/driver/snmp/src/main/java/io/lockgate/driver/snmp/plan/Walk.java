// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.plan;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.driver.snmp.wire.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/** All cells of a column, in order. Bounded: a table may have 4,096 rows, and must rise. */
public final class Walk {
  private static final int MOST_ROWS = 4_096;

  private final Peer peer;
  private final OID column;
  private final Deadline deadline;
  private final List<VariableBinding> cells = new ArrayList<>();

  private Walk(Peer peer, OID column, Deadline deadline) {
    this.peer = peer;
    this.column = column;
    this.deadline = deadline;
  }

  /** Reads it, in as many exchanges as needed, all before the deadline. */
  public static CompletionStage<List<VariableBinding>> of(
      Peer peer, OID column, Deadline deadline) {
    return new Walk(peer, column, deadline).after(column);
  }

  private CompletionStage<List<VariableBinding>> after(OID place) {
    return peer.next(List.of(place), peer.settings().maxRepetitions(), deadline)
        .handle((answer, failure) -> failure == null ? take(place, answer) : end(failure))
        .thenCompose(stage -> stage);
  }

  /** With version 1 the end of everything is an error. */
  private CompletionStage<List<VariableBinding>> end(Throwable failure) {
    DriverException why = DriverException.in(failure);
    return why instanceof DriverException.Refused refused && refused.code() == PDU.noSuchName
        ? CompletableFuture.completedFuture(cells)
        : DriverException.failed(why);
  }

  private CompletionStage<List<VariableBinding>> take(OID place, PDU answer) {
    OID last = place;
    for (VariableBinding each : answer.getVariableBindings()) {
      if (each.isException() || !each.getOid().startsWith(column)) {
        return CompletableFuture.completedFuture(cells);
      }
      if (each.getOid().compareTo(last) <= 0) {
        return DriverException.failed(
            new DriverException.Damaged(peer + " has a table that does not rise: " + column));
      }
      last = each.getOid();
      cells.add(each);
    }
    return last.equals(place) || cells.size() >= MOST_ROWS
        ? CompletableFuture.completedFuture(cells)
        : after(last);
  }
}
