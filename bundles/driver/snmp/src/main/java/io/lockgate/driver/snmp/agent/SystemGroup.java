// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.agent;

import io.lockgate.api.time.GatewayClock;
import io.lockgate.driver.snmp.wire.LocalEngine;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;

/** Who the gateway is: the system group of RFC 3418, and the engine of RFC 3411. */
final class SystemGroup implements Section {
  private static final OID SYSTEM = new OID("1.3.6.1.2.1.1");
  private static final OID ENGINE = new OID("1.3.6.1.6.3.10.2.1");
  private static final int INTERNET_AND_APPLICATION = 72;
  private static final int MOST_BYTES = 65_507;
  private static final long CENTISECOND_NANOS = 10_000_000;

  private final AgentIdentity identity;
  private final LocalEngine engine;
  private final GatewayClock clock;
  private final long startedAt;

  SystemGroup(AgentIdentity identity, LocalEngine engine, GatewayClock clock) {
    this.identity = identity;
    this.engine = engine;
    this.clock = clock;
    startedAt = clock.monotonicNanos();
  }

  @Override
  public void addTo(Rows rows) {
    long upTime = (clock.monotonicNanos() - startedAt) / CENTISECOND_NANOS;
    rows.scalar(of(SYSTEM, 1), Rows.text(identity.description()));
    rows.scalar(of(SYSTEM, 2), new OID(GatewayTables.ROOT));
    rows.scalar(of(SYSTEM, 3), new TimeTicks(upTime & 0xFFFF_FFFFL));
    rows.scalar(of(SYSTEM, 4), Rows.text(identity.contact()));
    rows.scalar(of(SYSTEM, 5), Rows.text(identity.name()));
    rows.scalar(of(SYSTEM, 6), Rows.text(identity.location()));
    rows.scalar(of(SYSTEM, 7), new Integer32(INTERNET_AND_APPLICATION));
    rows.scalar(of(ENGINE, 1), new OctetString(engine.octets()));
    rows.scalar(of(ENGINE, 2), new Integer32(engine.boots()));
    rows.scalar(of(ENGINE, 3), new Integer32(engine.seconds()));
    rows.scalar(of(ENGINE, 4), new Integer32(MOST_BYTES));
  }

  private static OID of(OID group, int object) {
    return new OID(group).append(object);
  }
}
