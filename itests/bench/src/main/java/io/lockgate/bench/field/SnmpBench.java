// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Many devices with SNMP, version 3 signed and encrypted, a table of each; and the same tables by net-snmp's {@code
 * snmpbulkget}, a process a device, in a loop. The devices are Debian's snmpd behind a relay that counts.
 */
final class SnmpBench {
  private static final int DEVICES = 200;
  private static final int PERIOD_MILLIS = 10_000;
  private static final Pattern GOOD = Pattern.compile("\"quality\":\\s*\"good\"");

  private final Path root;
  private final Plan plan;
  private final Goals goals;

  SnmpBench(Path root, Plan plan, Goals goals) {
    this.root = root;
    this.plan = plan;
    this.goals = goals;
  }

  void run() throws IOException, InterruptedException {
    NetSnmp netSnmp = new NetSnmp();
    int port = Program.freePort();
    Pulse pulse = new Pulse(TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS));
    try (Program agent = netSnmp.agent(port);
        SnmpRelay relay = SnmpRelay.start(port, DEVICES, pulse)) {
      FieldBench.line(
          "snmp, %d devices x %d values at %d s, version 3 signed and encrypted; baseline: snmpbulkget"
              + " in a loop",
          DEVICES, SnmpTable.VALUES, PERIOD_MILLIS / 1000);
      double theirs = baseline(netSnmp, relay);
      try (FieldGateway ours = FieldGateway.start(root, settings(netSnmp, relay.ports()))) {
        ours(ours, relay, pulse, theirs);
      }
      if (!agent.alive()) {
        throw new IOException("snmpd has ended");
      }
    }
  }

  /** Microseconds of CPU for a value. */
  private double baseline(NetSnmp netSnmp, SnmpRelay relay)
      throws IOException, InterruptedException {
    netSnmp.loop(relay.ports());
    List<NetSnmp.Used> all = new ArrayList<>();
    for (int round = 0; round < plan.rounds(); round++) {
      NetSnmp.Used used = netSnmp.loop(relay.ports());
      if (used.values() != DEVICES * SnmpTable.VALUES) {
        throw new IOException("snmpbulkget shows " + used.values() + " values");
      }
      all.add(used);
    }
    double cpu = Rounds.median(all, NetSnmp.Used::cpuMicros);
    FieldBench.line(
        "  baseline: %.1f us CPU a value, %.1f s a pass over all, %.1f MB resident in one process, which"
            + " keeps nothing",
        cpu, Rounds.median(all, NetSnmp.Used::seconds), netSnmp.residentMegabytes());
    return cpu;
  }

  private void ours(FieldGateway gateway, SnmpRelay relay, Pulse pulse, double theirs)
      throws IOException, InterruptedException {
    PollerBench.awaitAll(gateway, DEVICES);
    TimeUnit.MILLISECONDS.sleep(2 * PERIOD_MILLIS);
    String before = gateway.shell("gateway:devices", "--json");
    List<Double> cpu = new ArrayList<>();
    relay.clear();
    int periods = 1 + plan.slowSeconds() / 4;
    int seen = 0;
    for (int round = 0; round < plan.rounds(); round++) {
      double used = gateway.cpu().seconds();
      TimeUnit.MILLISECONDS.sleep((long) periods * PERIOD_MILLIS);
      used = gateway.cpu().seconds() - used;
      int polls = relay.requests() - seen;
      seen += polls;
      cpu.add(used * 1e6 / Math.max(1, polls * SnmpTable.VALUES));
    }
    Pulse.Regularity its = pulse.regularity();
    int forgotten = relay.forgotten();
    String after = gateway.shell("gateway:devices", "--json");
    FieldBench.line(
        "  ours: %.1f us CPU a value, %d requests seen by the devices, jitter p99 %.2f %%, most %.2f %%",
        Rounds.median(cpu, each -> each), seen, its.p99(), its.most());
    goals.atMost(theirs, "us CPU a value into the image", Rounds.median(cpu, each -> each));
    goals.atMost(
        0,
        "missed, as the devices and as the gateway count",
        its.missed() + forgotten + PollerBench.missed(after) - PollerBench.missed(before));
    goals.atMost(0, "late", its.late());
    goals.atMost(0, "errors", PollerBench.errors(after) - PollerBench.errors(before));
    goals.atLeast(SnmpTable.VALUES, "good values of the last device", good(gateway));
    goals.atMost(60, "threads", gateway.cpu().threads());
    goals.atMost(128, "MB resident", gateway.cpu().residentMegabytes());
  }

  private static double good(FieldGateway gateway) throws IOException, InterruptedException {
    String points = gateway.shell("gateway:points", "--json", "d" + (DEVICES - 1));
    return GOOD.matcher(points).results().count();
  }

  private static List<FieldGateway.Settings> settings(NetSnmp access, List<Integer> ports) {
    List<FieldGateway.Settings> settings = new ArrayList<>();
    settings.add(FieldGateway.Settings.of("io.lockgate.core.service", "snmp = local"));
    settings.add(
        FieldGateway.Settings.of(
            "io.lockgate.driver.snmp.link~bench",
            "user = " + NetSnmp.USER,
            "auth-password = " + access.auth(),
            "privacy-password = " + access.privacy()));
    for (int i = 0; i < ports.size(); i++) {
      settings.add(
          FieldGateway.Settings.of(
              "io.lockgate.driver.snmp.device~d" + i,
              "link = bench",
              "model = bench",
              "host = 127.0.0.1",
              "port = " + ports.get(i)));
    }
    settings.add(SnmpTable.model(PERIOD_MILLIS));
    return settings;
  }
}
