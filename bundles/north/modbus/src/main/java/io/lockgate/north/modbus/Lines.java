// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.driver.Transports;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.north.modbus.serial.SerialServer;
import io.lockgate.north.modbus.unit.Counters;
import io.lockgate.north.modbus.unit.Units;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The serial lines on which the gateway is asked. Thread-safe. */
final class Lines {
  private final Units units;
  private final Counters counters;
  private final GatewayClock clock;
  private final Set<ConfiguredLine> configured = new HashSet<>();
  private final Map<ConfiguredLine, SerialServer> running = new HashMap<>();
  private @Nullable Transports madeBy;

  Lines(Units units, Counters counters, GatewayClock clock) {
    this.units = units;
    this.counters = counters;
    this.clock = clock;
  }

  synchronized void add(ConfiguredLine line) {
    configured.add(line);
  }

  synchronized void remove(ConfiguredLine line) {
    configured.remove(line);
    SerialServer server = running.remove(line);
    if (server != null) {
      server.close();
    }
  }

  /** Serves them when the service is on and serial ports can be had, else gives them back. */
  synchronized void look(boolean on, @Nullable Transports transports) {
    if (!on || transports == null || !transports.equals(madeBy)) {
      close();
      madeBy = transports;
    }
    if (on && transports != null) {
      configured.stream()
          .filter(ConfiguredLine::enabled)
          .forEach(line -> running.computeIfAbsent(line, l -> server(l, transports)));
      running.values().forEach(SerialServer::look);
    }
  }

  private SerialServer server(ConfiguredLine line, Transports transports) {
    return new SerialServer(
        line.name(), line.line(), line.units(), units, counters, transports, clock);
  }

  /** Gives all ports back. */
  synchronized void close() {
    running.values().forEach(SerialServer::close);
    running.clear();
  }
}
