// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of the field: server, gateway to TCP, gateway to a serial line, poller. Each beside the least program that
 * can do the same, started in the same run with the same flags.
 */
public final class FieldBench {
  private static final int LINKS = 50;
  private static final int FEW = 4;

  private final Path root;
  private final int rounds;

  /** So many rounds of each row. */
  public FieldBench(Path root, int rounds) {
    this.root = root;
    this.rounds = rounds;
  }

  /** Runs the rows named, or all. */
  public void run(List<String> rows) throws IOException, InterruptedException {
    line("caps of the server are raised to 1000 connections, all of one address");
    if (rows.isEmpty() || rows.contains("server")) {
      server();
    }
    if (rows.isEmpty() || rows.contains("gateway")) {
      gateway();
    }
    if (rows.isEmpty() || rows.contains("serial")) {
      new SerialBench(root).run();
    }
    if (rows.isEmpty() || rows.contains("poller")) {
      new PollerBench(root).run();
    }
  }

  private void server() throws IOException, InterruptedException {
    int port = Program.freePort();
    String values =
        IntStream.range(0, 1000).mapToObj(Integer::toString).collect(Collectors.joining(","));
    try (Program least = Program.java(root, Responder.class, port);
        FieldGateway ours =
            FieldGateway.start(
                root,
                List.of(
                    FieldGateway.Settings.of(
                        "io.lockgate.north.modbus.table~bench",
                        "units = 255",
                        "holding-count = 1000",
                        "holding-values = " + values)))) {
      least.awaitPort(port);
      new Rounds("server, read 30 registers of unit 255", rounds)
          .run(
              new Rounds.Side("least responder", port, least.cpu(), i -> 255),
              new Rounds.Side("ours", ours.port(), ours.cpu(), i -> 255),
              10,
              50,
              200);
    }
  }

  private void gateway() throws IOException, InterruptedException {
    int device = Program.freePort();
    int relayed = Program.freePort();
    try (Program responder = Program.java(root, Responder.class, device)) {
      responder.awaitPort(device);
      try (Program relay = Program.java(root, Relay.class, relayed, device)) {
        relay.awaitPort(relayed);
        Rounds.Side baseline = new Rounds.Side("raw relay", relayed, relay.cpu(), i -> 1 + i);
        try (FieldGateway ours = FieldGateway.start(root, links(device, LINKS, 1))) {
          new Rounds("gateway TCP to TCP, one link for each client", rounds)
              .run(baseline, new Rounds.Side("ours", ours.port(), ours.cpu(), i -> 1 + i), 10, 50);
        }
        try (FieldGateway ours = FieldGateway.start(root, links(device, FEW, 16))) {
          new Rounds("gateway TCP to TCP, all on 4 links, 16 in flight", rounds)
              .run(baseline, new Rounds.Side("ours", ours.port(), ours.cpu(), i -> 1 + i), 10, 50);
        }
      }
    }
  }

  private static List<FieldGateway.Settings> links(int port, int count, int pipelining) {
    List<FieldGateway.Settings> settings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      settings.add(
          FieldGateway.Settings.of(
              "io.lockgate.driver.modbus.link~l" + i,
              "transport = tcp",
              "host = 127.0.0.1",
              "port = " + port,
              "pipelining = " + pipelining));
    }
    for (int unit = 1; unit <= LINKS; unit++) {
      settings.add(
          FieldGateway.Settings.of(
              "io.lockgate.north.modbus.route~u" + unit,
              "unit = " + unit,
              "link = l" + (unit - 1) % count));
    }
    return settings;
  }

  static void line(String form, Object... figures) {
    System.out.println(String.format(Locale.ROOT, form, figures));
  }
}
