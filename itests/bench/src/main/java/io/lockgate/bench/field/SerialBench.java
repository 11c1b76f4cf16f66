// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Clients on TCP, one slave on a line that is as slow as a real one; the baseline is the line itself. */
final class SerialBench {
  private static final int SLOW_BAUD = 19_200;

  private final Path root;
  private final Plan plan;
  private final Goals goals;

  SerialBench(Path root, Plan plan, Goals goals) {
    this.root = root;
    this.plan = plan;
    this.goals = goals;
  }

  void run() throws IOException, InterruptedException {
    line(new LineSpeed(19_200));
    line(new LineSpeed(115_200));
  }

  private void line(LineSpeed speed) throws IOException, InterruptedException {
    try (SlaveLine slave = SlaveLine.start(root, speed, 1000);
        FieldGateway gateway =
            FieldGateway.start(
                root,
                List.of(
                    FieldGateway.Settings.of(
                        "io.lockgate.driver.modbus.link~bus",
                        "transport = rtu",
                        "serial-port = " + slave.terminal(),
                        "baud = " + speed.baud(),
                        "parity = none"),
                    FieldGateway.Settings.of(
                        "io.lockgate.north.modbus.route~bus", "unit = 1", "link = bus")))) {
      FieldBench.line(
          "gateway TCP to RTU, %d baud; baseline: the line, %.1f/s",
          speed.baud(), speed.most(Asker.REGISTERS));
      for (int clients : new int[] {1, 4}) {
        clients(speed, slave, gateway, clients);
      }
    }
  }

  private void clients(LineSpeed speed, SlaveLine slave, FieldGateway gateway, int clients)
      throws IOException {
    double most = speed.most(Asker.REGISTERS);
    List<Asker.Answers> all = new ArrayList<>();
    int early = 0;
    for (int round = 0; round < plan.rounds(); round++) {
      slave.clear();
      all.add(
          new Asker(gateway.port(), clients, i -> 1)
              .run(plan.warmSeconds(), plan.slowSeconds(), gateway.cpu()));
      early += slave.figures().early();
    }
    double rate = Rounds.median(all, Asker.Answers::perSecond);
    double p99 = Rounds.median(all, Asker.Answers::p99Micros) / 1e6 * most;
    double cpu = Rounds.median(all, Asker.Answers::cpuMicros);
    FieldBench.line(
        "  %d clients: %.1f/s, p99 %.2f cycles, %.0f us CPU a request", clients, rate, p99, cpu);
    boolean slow = speed.baud() <= SLOW_BAUD;
    goals.atLeast(slow ? 98 : 94, "percent of the line", 100 * rate / most);
    goals.atMost(0, "requests inside the silence", early);
    goals.atMost(0, "wrong answers", all.stream().mapToInt(Asker.Answers::wrong).sum());
    if (clients > 1) {
      goals.atMost(1.15 * clients, "p99 in cycles", p99);
    }
    if (!slow) {
      goals.atMost(800, "us CPU a request", cpu);
    }
  }
}
