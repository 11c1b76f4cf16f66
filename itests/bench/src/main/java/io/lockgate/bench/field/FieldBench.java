// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import io.lockgate.bench.Load;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of the field: server, gateway to TCP, gateway to a serial line, a bus with a dead device, poller,
 * SNMP. Each beside the least program that can do the same, started in the same run with the same flags.
 */
public final class FieldBench {
  private static final List<String> ROWS =
      List.of("server", "gateway", "serial", "bus", "poller", "snmp");
  private static final int LINKS = 50;
  private static final int FEW = 4;

  private final Path root;
  private final Plan plan;
  private final Goals goals;

  private FieldBench(Path root, Plan plan, Goals goals) {
    this.root = root;
    this.plan = plan;
    this.goals = goals;
  }

  /**
   * Runs the rows named, or all.
   *
   * @param words names of rows; {@code quick} only tries whether they work
   * @return whether no figure missed its goal, as far as the machine was quiet enough to judge
   */
  public static boolean run(Path root, List<String> words)
      throws IOException, InterruptedException {
    List<String> rows = new ArrayList<>(words);
    boolean quick = rows.remove("quick");
    for (String row : rows) {
      if (!ROWS.contains(row)) {
        throw new IllegalArgumentException("no row '" + row + "'; there are: " + ROWS);
      }
    }
    double load = quick ? Load.average() : Load.whenQuiet();
    boolean judges = load <= 1 && !quick;
    line("field, load %.2f before the start", load);
    line("caps of the server are raised to 1000 connections, all of one address");
    Goals goals = new Goals(judges);
    new FieldBench(root, quick ? Plan.QUICK : Plan.of(load > 1 ? 5 : 3), goals)
        .rows(rows.isEmpty() ? ROWS : rows);
    if (!judges) {
      line("no judgement: %s", quick ? "too short" : "the machine was busy before the start");
    }
    return goals.met();
  }

  private void rows(List<String> rows) throws IOException, InterruptedException {
    if (rows.contains("server")) {
      server();
    }
    if (rows.contains("gateway")) {
      gateway();
    }
    if (rows.contains("serial")) {
      new SerialBench(root, plan, goals).run();
    }
    if (rows.contains("bus")) {
      new BusBench(root, plan, goals).run();
    }
    if (rows.contains("poller")) {
      new PollerBench(root, plan, goals).run();
    }
    if (rows.contains("snmp")) {
      new SnmpBench(root, plan, goals).run();
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
      new Rounds(plan, goals)
          .run(
              "server, read 30 registers of unit 255",
              new Rounds.Side("least responder", port, least.cpu(), i -> 255),
              new Rounds.Side("ours", ours.port(), ours.cpu(), i -> 255),
              new Rounds.Wanted(10, 0.7, 12, 2),
              new Rounds.Wanted(50, 0.7, 12, 2),
              new Rounds.Wanted(200, 0.6, 12, 2));
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
        Rounds rounds = new Rounds(plan, goals);
        try (FieldGateway ours = FieldGateway.start(root, links(device, LINKS, 1))) {
          rounds.run(
              "gateway TCP to TCP, one link for each client",
              baseline,
              new Rounds.Side("ours", ours.port(), ours.cpu(), i -> 1 + i),
              new Rounds.Wanted(10, 0.8, 30, 0),
              new Rounds.Wanted(50, 0.8, 30, 0));
        }
        try (FieldGateway ours = FieldGateway.start(root, links(device, FEW, 16))) {
          rounds.run(
              "gateway TCP to TCP, all clients on 4 links, 16 in flight each",
              baseline,
              new Rounds.Side("ours", ours.port(), ours.cpu(), i -> 1 + i),
              new Rounds.Wanted(50, 1.2, 0, 0));
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

  /** Prints a line. */
  public static void line(String form, Object... figures) {
    System.out.println(String.format(Locale.ROOT, form, figures));
  }
}
