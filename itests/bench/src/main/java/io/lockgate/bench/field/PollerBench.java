// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Polling of many devices, one connection each, into the image; and the same reads by the least program. */
public final class PollerBench {
  private static final int WARM_SECONDS = 60;
  private static final int LEAST_WARM_SECONDS = 3;
  private static final long CONNECT_NANOS = TimeUnit.SECONDS.toNanos(300);
  private static final Pattern ONLINE = Pattern.compile("\"state\":\\s*\"online\"");
  private static final Pattern MISSED = Pattern.compile("\"missed\":\\s*\"?(\\d+)");
  private static final Pattern ERRORS = Pattern.compile("\"errors\":\\s*\"?(\\d+)");

  private final Path root;
  private final Plan plan;
  private final Goals goals;

  PollerBench(Path root, Plan plan, Goals goals) {
    this.root = root;
    this.plan = plan;
    this.goals = goals;
  }

  /** So many devices, registers of each, and how often. */
  private record Load(int devices, int registers, int periodMillis) {}

  /** What one round has shown. */
  private record Seen(double cpuMicros, Pulse.Regularity pulse) {
    double late() {
      return pulse.late();
    }

    double missed() {
      return pulse.missed();
    }
  }

  void run() throws IOException, InterruptedException {
    Load slow = new Load(500, 30, 1000);
    poll(slow, 150);
    Load fast = new Load(1000, 100, 333);
    poll(fast, 60);
  }

  private void poll(Load load, double cpuMicros) throws IOException, InterruptedException {
    int port = Program.freePort();
    Pulse pulse = new Pulse(TimeUnit.MILLISECONDS.toNanos(load.periodMillis()));
    try (Responder responder = Responder.start(port, pulse::beat)) {
      FieldBench.line(
          "poller, %d devices x %d registers at %d ms; baseline: one selector, values dropped",
          load.devices(), load.registers(), load.periodMillis());
      print("baseline", least(port, load, pulse));
      try (FieldGateway ours = FieldGateway.start(root, settings(port, load))) {
        awaitAll(ours, load.devices());
        TimeUnit.SECONDS.sleep(WARM_SECONDS);
        String before = ours.shell("gateway:devices", "--json");
        List<Seen> seen = new ArrayList<>();
        for (int round = 0; round < plan.rounds(); round++) {
          seen.add(round(ours.cpu(), pulse));
        }
        String after = ours.shell("gateway:devices", "--json");
        print("ours", seen);
        FieldBench.line("  %d connections were made since the start", responder.connections());
        goals.atMost(cpuMicros, "us CPU a read into the image", cpu(seen));
        goals.atMost(0, "late", seen.stream().mapToDouble(Seen::late).sum());
        goals.atMost(
            0,
            "missed, as the devices and as the gateway count",
            seen.stream().mapToDouble(Seen::missed).sum() + missed(after) - missed(before));
        goals.atMost(0, "errors", errors(after) - errors(before));
        goals.atMost(60, "threads", ours.cpu().threads());
        goals.atMost(128, "MB resident", ours.cpu().residentMegabytes());
      }
    }
  }

  private List<Seen> least(int port, Load load, Pulse pulse)
      throws IOException, InterruptedException {
    try (Program poller =
        Program.java(
            root, LeastPoller.class, port, load.devices(), load.registers(), load.periodMillis())) {
      TimeUnit.SECONDS.sleep(LEAST_WARM_SECONDS);
      List<Seen> seen = new ArrayList<>();
      for (int round = 0; round < plan.rounds(); round++) {
        seen.add(round(poller.cpu(), pulse));
      }
      return seen;
    }
  }

  private Seen round(Cpu cpu, Pulse pulse) throws IOException, InterruptedException {
    pulse.clear();
    double before = cpu.seconds();
    TimeUnit.SECONDS.sleep(plan.slowSeconds());
    double used = cpu.seconds() - before;
    Pulse.Regularity its = pulse.regularity();
    if (its.count() == 0) {
      throw new IOException("nobody polls");
    }
    return new Seen(used * 1e6 / its.count(), its);
  }

  private static double cpu(List<Seen> seen) {
    return Rounds.median(seen, Seen::cpuMicros);
  }

  private void print(String who, List<Seen> seen) {
    FieldBench.line(
        "  %s: %.0f reads/s, %.1f us CPU a read, jitter p99 %.2f %%, most %.2f %%",
        who,
        Rounds.median(seen, each -> each.pulse().count()) / plan.slowSeconds(),
        cpu(seen),
        Rounds.median(seen, each -> each.pulse().p99()),
        Rounds.median(seen, each -> each.pulse().most()));
  }

  /** Waits until so many devices are online, some minutes at most. */
  public static void awaitAll(FieldGateway gateway, int devices)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    String last = "";
    while (System.nanoTime() - begin < CONNECT_NANOS) {
      last = gateway.shell("gateway:devices", "--json");
      if (ONLINE.matcher(last).results().count() == devices) {
        return;
      }
      TimeUnit.SECONDS.sleep(2);
    }
    throw new IOException(
        "devices are not online: " + last.substring(0, Math.min(last.length(), 500)));
  }

  private static List<FieldGateway.Settings> settings(int port, Load load) {
    List<FieldGateway.Settings> settings = new ArrayList<>();
    for (int i = 0; i < load.devices(); i++) {
      settings.add(
          FieldGateway.Settings.of(
              "io.lockgate.driver.modbus.link~l" + i,
              "transport = tcp",
              "host = 127.0.0.1",
              "port = " + port));
      settings.add(
          FieldGateway.Settings.of(
              "io.lockgate.driver.modbus.device~d" + i,
              "link = l" + i,
              "model = bench",
              "unit = 1"));
    }
    settings.add(BenchModel.of(load.registers(), load.periodMillis()));
    return settings;
  }

  /** Polls left out, of all devices together, in what {@code gateway:devices --json} says. */
  public static double missed(String json) {
    return sum(MISSED, json);
  }

  /** Errors, likewise. */
  public static double errors(String json) {
    return sum(ERRORS, json);
  }

  private static double sum(Pattern figure, String json) {
    double sum = 0;
    for (Matcher matcher = figure.matcher(json); matcher.find(); ) {
      sum += Long.parseLong(matcher.group(1));
    }
    return sum;
  }
}
