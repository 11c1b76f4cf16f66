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
final class PollerBench {
  private static final int SECONDS = 20;
  private static final int WARM_SECONDS = 15;
  private static final Pattern POLLS = Pattern.compile("\"polls\":\\s*\"?(\\d+)");
  private static final Pattern MISSED = Pattern.compile("\"missed\":\\s*\"?(\\d+)");
  private static final Pattern ERRORS = Pattern.compile("\"errors\":\\s*\"?(\\d+)");

  private final Path root;

  PollerBench(Path root) {
    this.root = root;
  }

  void run() throws IOException, InterruptedException {
    poll(500, 30, 1000);
    poll(1000, 100, 333);
  }

  private void poll(int devices, int registers, int periodMillis)
      throws IOException, InterruptedException {
    int port = Program.freePort();
    try (Program responder = Program.java(root, Responder.class, port)) {
      responder.awaitPort(port);
      double least = least(port, devices, registers, periodMillis);
      try (FieldGateway ours =
          FieldGateway.start(root, settings(port, devices, registers, periodMillis))) {
        TimeUnit.SECONDS.sleep(WARM_SECONDS);
        String before = ours.shell("gateway:devices", "--json");
        double cpu = ours.cpu().seconds();
        TimeUnit.SECONDS.sleep(SECONDS);
        cpu = ours.cpu().seconds() - cpu;
        String after = ours.shell("gateway:devices", "--json");
        long polls = sum(POLLS, after) - sum(POLLS, before);
        FieldBench.line(
            "poller, %d devices x %d registers at %d ms", devices, registers, periodMillis);
        FieldBench.line(
            "  %d reads, %d missed, %d errors; %.1f us CPU a read into the image (least poller %.1f);"
                + " %d threads, %.0f MB",
            polls,
            sum(MISSED, after) - sum(MISSED, before),
            sum(ERRORS, after) - sum(ERRORS, before),
            cpu * 1e6 / polls,
            least,
            ours.cpu().threads(),
            ours.cpu().residentMegabytes());
      }
    }
  }

  /** CPU of the least poller for one read, in microseconds. */
  private double least(int port, int devices, int registers, int periodMillis)
      throws IOException, InterruptedException {
    try (Program poller =
        Program.java(root, LeastPoller.class, port, devices, registers, periodMillis)) {
      TimeUnit.SECONDS.sleep(5);
      double cpu = poller.cpu().seconds();
      TimeUnit.SECONDS.sleep(SECONDS);
      return (poller.cpu().seconds() - cpu) * 1e6 / (SECONDS * 1000.0 / periodMillis * devices);
    }
  }

  private static List<FieldGateway.Settings> settings(
      int port, int devices, int registers, int periodMillis) {
    List<FieldGateway.Settings> settings = new ArrayList<>();
    for (int i = 0; i < devices; i++) {
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
    settings.add(model(registers, periodMillis));
    return settings;
  }

  private static FieldGateway.Settings model(int registers, int periodMillis) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "schema: 1",
                "id: bench",
                "revision: 1",
                "title: Bench",
                "driver: modbus",
                "groups:",
                "  all: " + periodMillis + "ms",
                "points:"));
    for (int i = 0; i < registers; i++) {
      lines.add("  - {name: R" + i + ", address: holding/" + i + ", type: UINT16, group: all}");
    }
    return new FieldGateway.Settings("models/bench.yaml", lines);
  }

  private static long sum(Pattern figure, String json) {
    long sum = 0;
    for (Matcher matcher = figure.matcher(json); matcher.find(); ) {
      sum += Long.parseLong(matcher.group(1));
    }
    return sum;
  }
}
