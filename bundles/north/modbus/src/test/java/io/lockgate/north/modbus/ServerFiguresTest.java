// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lockgate.north.modbus.unit.Counters;
import io.lockgate.north.modbus.unit.Counters.Event;
import io.lockgate.testkit.fakes.CollectedFigures;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerFiguresTest {
  private final Counters counters = new Counters();

  @Test
  void what_was_counted_is_told_with_the_name_of_the_door() {
    counters.count(Event.HALF_SENT);
    Map<String, Double> told =
        CollectedFigures.of(
            sink -> ServerFigures.collect(sink, "modbus-server", counters, () -> 3));
    assertEquals(Event.values().length + 1, told.size());
    String events = "lockgate_modbus_server_events_total[service, modbus-server, event, ";
    assertEquals(1.0, told.get(events + "half_sent]"));
    assertEquals(0.0, told.get(events + "accepted]"));
    assertEquals(3.0, told.get("lockgate_modbus_server_connections[service, modbus-server]"));
  }

  @Test
  void door_that_has_ended_tells_no_connections() {
    Map<String, Double> told =
        CollectedFigures.of(
            sink ->
                ServerFigures.collect(
                    sink,
                    "modbus-server",
                    counters,
                    () -> {
                      throw new IOException("ended");
                    }));
    assertEquals(Event.values().length, told.size());
  }
}
