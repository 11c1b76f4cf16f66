// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** 32 devices on one line; then one of them dies. How regularly are the others asked? */
final class BusBench {
  private static final int DEVICES = 32;
  private static final int REGISTERS = 10;
  private static final int PERIOD_MILLIS = 1000;
  private static final int TIMEOUT_MILLIS = 100;
  private static final LineSpeed SPEED = new LineSpeed(115_200);

  private final Path root;
  private final Plan plan;
  private final Goals goals;

  BusBench(Path root, Plan plan, Goals goals) {
    this.root = root;
    this.plan = plan;
    this.goals = goals;
  }

  void run() throws IOException, InterruptedException {
    try (SlaveLine slaves = SlaveLine.start(root, SPEED, PERIOD_MILLIS);
        FieldGateway gateway = FieldGateway.start(root, settings(slaves.terminal()))) {
      FieldBench.line(
          "one of %d devices on a bus of %d baud dies; %d registers at %d ms, time-out %d ms;"
              + " baseline: the same bus before",
          DEVICES, SPEED.baud(), REGISTERS, PERIOD_MILLIS, TIMEOUT_MILLIS);
      TimeUnit.SECONDS.sleep(20);
      double before = gateway.cpu().seconds();
      SlaveFigures.Line alive = watched(slaves, 3 * plan.slowSeconds());
      double used = gateway.cpu().seconds() - before;
      print("all alive", alive);
      FieldBench.line("  %.0f us CPU a read", used * 1e6 / Math.max(1, alive.requests()));
      slaves.dead(DEVICES);
      SlaveFigures.Line dead = watched(slaves, 9 * plan.slowSeconds());
      print("one dead", dead);
      FieldBench.line("  seconds between requests to the dead one: %s", dead.gaps());
      goals.atMost(10, "percent jitter of the others' period, p99", dead.p99());
      goals.atMost(0, "missed polls of the others", dead.missed());
      goals.atMost(0, "requests inside the silence", dead.early());
    }
  }

  private static SlaveFigures.Line watched(SlaveLine slaves, int seconds)
      throws IOException, InterruptedException {
    slaves.clear();
    TimeUnit.SECONDS.sleep(seconds);
    return slaves.figures();
  }

  private static void print(String when, SlaveFigures.Line its) {
    FieldBench.line(
        "  %s: %d requests, %d too early, jitter p99 %.2f %%, most %.2f %%, %d late, %d missed",
        when, its.requests(), its.early(), its.p99(), its.most(), its.late(), its.missed());
  }

  private static List<FieldGateway.Settings> settings(Path terminal) {
    List<FieldGateway.Settings> settings = new ArrayList<>();
    settings.add(
        FieldGateway.Settings.of(
            "io.lockgate.driver.modbus.link~bus",
            "transport = rtu",
            "serial-port = " + terminal,
            "baud = " + SPEED.baud(),
            "parity = none",
            "timeout-ms = " + TIMEOUT_MILLIS));
    for (int unit = 1; unit <= DEVICES; unit++) {
      settings.add(
          FieldGateway.Settings.of(
              "io.lockgate.driver.modbus.device~d" + unit,
              "link = bus",
              "model = bench",
              "unit = " + unit));
    }
    settings.add(BenchModel.of(REGISTERS, PERIOD_MILLIS));
    return settings;
  }
}
