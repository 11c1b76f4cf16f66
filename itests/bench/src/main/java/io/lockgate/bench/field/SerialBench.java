// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Clients on TCP, one slave on a line that is as slow as a real one. */
final class SerialBench {
  private static final double SECONDS = 10;

  private final Path root;

  SerialBench(Path root) {
    this.root = root;
  }

  void run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("lgpty");
    Path ours = folder.resolve("ours");
    Path slave = folder.resolve("slave");
    try (Program pty =
        Program.start(
            new ProcessBuilder("socat", "pty,rawer,link=" + ours, "pty,rawer,link=" + slave),
            new File(folder.toFile(), "socat.out"))) {
      while (!Files.exists(slave) && pty.alive()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      for (int baud : new int[] {19_200, 115_200}) {
        line(ours, slave, baud);
      }
    }
  }

  private void line(Path port, Path slave, int baud) throws IOException, InterruptedException {
    PacedSlave paced = new PacedSlave(slave, baud);
    try (paced;
        FieldGateway gateway =
            FieldGateway.start(
                root,
                List.of(
                    FieldGateway.Settings.of(
                        "io.lockgate.driver.modbus.link~bus",
                        "transport = rtu",
                        "serial-port = " + port,
                        "baud = " + baud,
                        "parity = none"),
                    FieldGateway.Settings.of(
                        "io.lockgate.north.modbus.route~bus", "unit = 1", "link = bus")))) {
      FieldBench.line(
          "gateway TCP to RTU, %d baud; the line alone does %.1f/s", baud, paced.most());
      for (int clients : new int[] {1, 4}) {
        paced.reset();
        Asker.Answers answers =
            new Asker(gateway.port(), clients, i -> 1)
                .run(Rounds.WARM_SECONDS, SECONDS, gateway.cpu());
        FieldBench.line(
            "  %d clients: %.1f %% of the line, %d of %d requests too early, p99 %.2f of %d cycles,"
                + " %.0f us CPU a request",
            clients,
            100 * answers.perSecond() / paced.most(),
            paced.early(),
            paced.requests(),
            answers.p99Micros() / 1e6 * paced.most() / clients,
            clients,
            answers.cpuMicros());
      }
    }
  }
}
