// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.log;

import io.lockgate.bench.field.BenchModel;
import io.lockgate.bench.field.FieldBench;
import io.lockgate.bench.field.FieldGateway;
import io.lockgate.bench.field.Goals;
import io.lockgate.bench.field.Plan;
import io.lockgate.bench.field.PollerBench;
import io.lockgate.bench.field.Program;
import io.lockgate.bench.field.Pulse;
import io.lockgate.bench.field.Responder;
import io.lockgate.bench.field.Rounds;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole gateway between field and broker: 15,000 points a second read, logged and published; and, with the field gone,
 * how fast what is in the log goes up once more, beside a plain loop over the same client library.
 */
final class WayBench {
  private static final int DEVICES = 150;
  private static final int REGISTERS = 100;
  private static final int PERIOD_MILLIS = 1_000;
  private static final double A_SECOND = DEVICES * REGISTERS;
  private static final int WARM_SECONDS = 60;
  private static final int PATIENCE_SECONDS = 300;
  private static final int CALM_SECONDS = 5;
  private static final Pattern BACKLOG = Pattern.compile("\"backlog\":\\s*\"?(\\d+)");
  private static final Pattern DROPPED = Pattern.compile("\"dropped\":\\s*\"?(\\d+)");

  private final Path root;
  private final Path work;
  private final Plan plan;
  private final Goals goals;

  WayBench(Path root, Path work, Plan plan, Goals goals) {
    this.root = root;
    this.work = work;
    this.plan = plan;
    this.goals = goals;
  }

  /** What one round has shown of the gateway at work. */
  private record Seen(double percentOfCore, double arrivedASecond, double missed) {}

  void run() throws IOException, InterruptedException {
    int port = Program.freePort();
    Pulse pulse = new Pulse(TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS));
    try (Mosquitto broker = Mosquitto.start(work);
        Reader reader = Reader.start(broker, "lockgate/gw");
        FieldGateway ours = gateway(port, broker)) {
      Instant begin;
      try (Responder responder = Responder.start(port, pulse::beat)) {
        PollerBench.awaitAll(ours, DEVICES);
        begin = Instant.now();
        TimeUnit.SECONDS.sleep(plan.rounds() == 1 ? plan.slowSeconds() : WARM_SECONDS);
        way(ours, pulse, reader);
        FieldBench.line("  %d connections to devices since the start", responder.connections());
      }
      drain(ours, broker, reader, begin);
    }
  }

  private FieldGateway gateway(int port, Mosquitto broker)
      throws IOException, InterruptedException {
    List<FieldGateway.Settings> settings = new ArrayList<>();
    for (int i = 0; i < DEVICES; i++) {
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
    settings.add(BenchModel.of(REGISTERS, PERIOD_MILLIS));
    settings.add(FieldGateway.Settings.of("io.lockgate.core.service", "mqtt = local"));
    settings.add(FieldGateway.Settings.of("io.lockgate.core.log", "expected-per-minute = 1000000"));
    settings.add(
        FieldGateway.Settings.of(
            "io.lockgate.core.log.rule~all", "points = */*", "interval-seconds = 0"));
    settings.add(new FieldGateway.Settings("broker.pem", Files.readAllLines(broker.certificate())));
    settings.add(
        FieldGateway.Settings.of(
            "io.lockgate.north.mqtt.broker~bench",
            "host = 127.0.0.1",
            "port = " + broker.tls(),
            "trust = broker.pem",
            "client-id = gw",
            "batch = 1000"));
    return FieldGateway.start(root, settings);
  }

  private void way(FieldGateway ours, Pulse pulse, Reader reader)
      throws IOException, InterruptedException {
    FieldBench.line(
        "field to log to MQTT under TLS: %d devices x %d registers at %d ms, every sample logged and published",
        DEVICES, REGISTERS, PERIOD_MILLIS);
    String before = ours.shell("gateway:devices", "--json");
    List<Seen> seen = new ArrayList<>();
    for (int round = 0; round < plan.rounds(); round++) {
      pulse.clear();
      double used = ours.cpu().seconds();
      long had = reader.samples();
      long began = System.nanoTime();
      TimeUnit.SECONDS.sleep(plan.slowSeconds());
      double seconds = (System.nanoTime() - began) / 1e9;
      seen.add(
          new Seen(
              (ours.cpu().seconds() - used) / seconds * 100,
              (reader.samples() - had) / seconds,
              pulse.regularity().missed()));
    }
    String after = ours.shell("gateway:devices", "--json");
    goals.atMost(60, "% of one core", Rounds.median(seen, Seen::percentOfCore));
    goals.atMost(256, "MB resident", ours.cpu().residentMegabytes());
    goals.atMost(
        0,
        "missed, as the devices and as the gateway count",
        seen.stream().mapToDouble(Seen::missed).sum()
            + PollerBench.missed(after)
            - PollerBench.missed(before));
    goals.atMost(0, "errors", PollerBench.errors(after) - PollerBench.errors(before));
    goals.atLeast(
        0.99, "arrived over read, a second", Rounds.median(seen, Seen::arrivedASecond) / A_SECOND);
    goals.atMost(0, "samples dropped on the way", figure(DROPPED, ours));
  }

  private void drain(FieldGateway ours, Mosquitto broker, Reader reader, Instant begin)
      throws IOException, InterruptedException {
    awaitEmpty(ours);
    Path paho = new Code(root).paho(work);
    FieldBench.line("MQTT drain of the log, the field gone; baseline: plain Paho loop, QoS 1");
    List<double[]> rates = new ArrayList<>();
    for (int round = 0; round < plan.rounds(); round++) {
      double theirs = loop(broker, paho);
      double mine = again(ours, reader, begin);
      rates.add(new double[] {theirs, mine});
      FieldBench.line("  round %d: baseline %.0f samples/s, ours %.0f", round + 1, theirs, mine);
    }
    goals.atLeast(20_000, "samples/s at the reader", Rounds.median(rates, rate -> rate[1]));
    FieldBench.line(
        "    %-58s %10.2f", "over the baseline's", Rounds.median(rates, rate -> rate[1] / rate[0]));
    FieldBench.line("    %-58s %10.2f", "MB resident", ours.cpu().residentMegabytes());
  }

  /** As many samples in a message as our own batches have of a device: a hundred. */
  private double loop(Mosquitto broker, Path paho) throws IOException, InterruptedException {
    int messages = plan.rounds() == 1 ? 500 : 5_000;
    List<String> line =
        new Code(root)
            .line(
                paho.toString(),
                PahoLoop.class,
                broker.tls(),
                broker.certificate(),
                "baseline",
                messages,
                REGISTERS);
    try (Reader reader = Reader.start(broker, "baseline")) {
      Program loop = Program.start(new ProcessBuilder(line), new File(work.toFile(), "paho.txt"));
      try {
        reader.await(1, PATIENCE_SECONDS);
        long began = System.nanoTime();
        long had = reader.samples();
        long end = reader.await((long) messages * REGISTERS, PATIENCE_SECONDS);
        return (reader.samples() - had) * 1e9 / (end - began);
      } finally {
        loop.close();
      }
    }
  }

  private double again(FieldGateway ours, Reader reader, Instant begin)
      throws IOException, InterruptedException {
    long had = reader.samples();
    ours.shell("gateway:publishers", "mqtt-bench", "--send-from", begin.toString());
    reader.await(had + 1, PATIENCE_SECONDS);
    long began = System.nanoTime();
    long first = reader.samples();
    awaitEmpty(ours);
    long end = reader.last();
    return (reader.samples() - first) * 1e9 / (end - began);
  }

  /** Waits until all that is logged has been acknowledged, and no more comes for some seconds. */
  private static void awaitEmpty(FieldGateway ours) throws IOException, InterruptedException {
    int calm = 0;
    for (int i = 0; i < PATIENCE_SECONDS && calm < CALM_SECONDS; i++) {
      TimeUnit.SECONDS.sleep(1);
      calm = figure(BACKLOG, ours) == 0 ? calm + 1 : 0;
    }
    if (calm < CALM_SECONDS) {
      throw new IOException("samples still wait");
    }
  }

  private static double figure(Pattern column, FieldGateway ours)
      throws IOException, InterruptedException {
    String table = ours.shell("gateway:publishers", "--json");
    Matcher matcher = column.matcher(table);
    if (!matcher.find()) {
      throw new IOException("no such figure in " + table);
    }
    return Double.parseDouble(matcher.group(1));
  }
}
