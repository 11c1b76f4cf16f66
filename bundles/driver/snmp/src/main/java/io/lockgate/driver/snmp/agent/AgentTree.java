// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.agent;

import io.lockgate.api.time.GatewayClock;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;

/** All that the agent shows, gathered when it is asked for and at most once a second. Used by one thread. */
final class AgentTree {
  private static final long KEPT_NANOS = 1_000_000_000L;

  private final List<Section> sections;
  private final GatewayClock clock;
  private NavigableMap<OID, Variable> shown = new TreeMap<>();
  private long gatheredAt;

  AgentTree(List<Section> sections, GatewayClock clock) {
    this.sections = List.copyOf(sections);
    this.clock = clock;
  }

  NavigableMap<OID, Variable> instances() {
    if (shown.isEmpty() || clock.monotonicNanos() - gatheredAt > KEPT_NANOS) {
      Rows rows = new Rows();
      sections.forEach(each -> each.addTo(rows));
      shown = rows.instances();
      gatheredAt = clock.monotonicNanos();
    }
    return shown;
  }
}
