// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.metric.MetricSink;
import io.lockgate.north.modbus.unit.Counters;
import io.lockgate.north.modbus.unit.Counters.Event;
import java.io.IOException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a door has counted, as metrics. */
final class ServerFigures {
  private static final Logger LOG = LoggerFactory.getLogger(ServerFigures.class);
  private static final String SERVICE = "service";

  private ServerFigures() {}

  /** Tells how many connections there are. */
  @FunctionalInterface
  interface Connections {
    /** Throws IOException when the door is broken. */
    int now() throws IOException;
  }

  static void collect(MetricSink sink, String service, Counters counters, Connections open) {
    for (Event event : Event.values()) {
      sink.counter(
          "lockgate_modbus_server_events_total",
          "What happened at a door of the Modbus server.",
          (double) counters.of(event),
          SERVICE,
          service,
          "event",
          event.name().toLowerCase(Locale.ROOT));
    }
    try {
      sink.gauge(
          "lockgate_modbus_server_connections",
          "Connections of clients.",
          open.now(),
          SERVICE,
          service);
    } catch (IOException e) {
      LOG.debug("Connections of {} cannot be counted", service, e);
    }
  }
}
