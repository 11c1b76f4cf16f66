// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A metering site of 620 points whose periods are divided by 72, so that an hour of it is three days: 20 meters over Modbus
 * TCP, four of them watched each second and one often silent, a serial bus with a dead device, an alarm a meter, a log that is full, and two ways
 * to a broker. What is a second in the field is 14 ms here; what is logged once a minute, once a second.
 */
final class SoakSite {
  private static final String WARM = "core.log.rule~warm";
  private static final int METERS = 20;
  private static final int WATCHED = 4;
  private static final Map<String, String> WATCHED_PERIODS = Map.of("1s", "14ms", "10s", "139ms");
  private static final Map<String, String> PERIODS = Map.of("1s", "139ms", "10s", "833ms");

  private final GatewayProcess gateway;
  private final int tcp = Distribution.freePort();
  private final int rtu = Distribution.freePort();

  SoakSite(GatewayProcess gateway) {
    this.gateway = gateway;
  }

  /** Writes all settings. */
  void write(BrokerPeer broker) throws IOException {
    settings("core.service", "simulator = local", "mqtt = local");
    settings("driver.sim", "site = demo", "tcp-port = " + tcp, "rtu-tcp-port = " + rtu);
    settings("core.log", "quota-megabytes = 8", "expected-per-minute = 100000");
    settings("core.log.rule~all", "points = */*", "interval-seconds = 1");
    settings("core.alarm", "communication-delay = 1");
    model("soak-watched", WATCHED_PERIODS);
    model("soak-meter", PERIODS);
    link("network", "tcp", tcp);
    link("shaky", "tcp", tcp);
    link("bus", "rtu-tcp", rtu);
    for (int meter = 1; meter <= METERS; meter++) {
      meter(meter);
    }
    device("workshop", "bus", 1, "soak-meter");
    device("io", "bus", 2, "pulse-io");
    device("cellar", "bus", 3, "soak-meter");
    settings(
        "core.point.computed~load",
        "device = site",
        "point = P",
        "unit = W",
        "expression = {m1/P} + {m2/P} + {workshop/P}");
    broker("plant", broker, "version = 5", "commands = true");
    broker("node", broker, "template = sparkplug", "group = soak");
  }

  /** Every sample is logged, enough to seal chunks and to fill the log in minutes, until {@link #asUsual()}. */
  void everything() throws IOException {
    settings(WARM, "points = m*/*", "interval-seconds = 0");
  }

  /** One sample of a point a second is logged. */
  void asUsual() throws IOException {
    Files.delete(file("io.lockgate." + WARM));
  }

  private void meter(int number) throws IOException {
    boolean shaky = number == METERS;
    boolean watched = number <= WATCHED;
    String link = watched ? "watched" + number : shaky ? "shaky" : "network";
    if (watched) {
      link(link, "tcp", tcp);
    }
    List<String> played =
        new ArrayList<>(
            List.of("bus = tcp", "unit = " + number, "kind = meter", "seed = " + number));
    if (shaky) {
      played.addAll(List.of("fault = silent", "fault-rate = 30"));
    }
    settings("driver.sim.simulated~m" + number, played.toArray(String[]::new));
    device("m" + number, link, number, watched ? "soak-watched" : "soak-meter");
    settings(
        "core.alarm.rule~volts" + number,
        "source = m" + number + "/U1",
        "limit = 230",
        "severity = notice");
  }

  private void model(String id, Map<String, String> periods) throws IOException {
    Path shipped =
        Distribution.root()
            .resolve("bundles/core/model/src/main/resources/models/three-phase-meter.yaml");
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(shipped)) {
      boolean period = line.startsWith("  fast: ") || line.startsWith("  slow: ");
      if (line.startsWith("id: ")) {
        lines.add("id: " + id);
      } else if (period) {
        String name = line.substring(0, line.indexOf(':') + 2);
        lines.add(name + periods.getOrDefault(line.substring(name.length()), "1s"));
      } else if (!line.startsWith("recognised-by")
          && !line.startsWith("  - vendor")
          && !line.startsWith("    product")) {
        lines.add(line);
      }
    }
    Path models = Files.createDirectories(gateway.etc().resolve("models"));
    Files.write(models.resolve(id + ".yaml"), lines);
  }

  private void link(String name, String transport, int port) throws IOException {
    settings(
        "driver.modbus.link~" + name,
        "transport = " + transport,
        "host = 127.0.0.1",
        "port = " + port,
        "timeout-ms = 250");
  }

  private void device(String name, String link, int unit, String model) throws IOException {
    settings(
        "driver.modbus.device~" + name, "link = " + link, "unit = " + unit, "model = " + model);
  }

  private void broker(String name, BrokerPeer broker, String... more) throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "host = 127.0.0.1",
                "port = " + broker.mutual(),
                "trust = broker-ca.pem",
                "certificate = gateway.pem",
                "key = gateway.key",
                "client-id = gw-" + name));
    lines.addAll(List.of(more));
    settings("north.mqtt.broker~" + name, lines.toArray(String[]::new));
  }

  private void settings(String pid, String... lines) throws IOException {
    Files.write(file("io.lockgate." + pid), List.of(lines));
  }

  private Path file(String pid) {
    return gateway.etc().resolve(pid + ".cfg");
  }
}
