// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.io.File;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Programs of net-snmp: its agent as the devices, its {@code snmpbulkget} as the baseline. Debian: snmp, snmpd. */
final class NetSnmp {
  static final String USER = "bench";
  private static final int START_MILLIS = 20_000;
  private static final Pattern TIMES = Pattern.compile("(\\d+)m(\\d+\\.\\d+)s");

  /** All devices, one after the other. The shell then says what it and they have used. */
  private static final String LOOP =
      String.join(
          "\n",
          "for port in $PORTS; do \"$@\" 127.0.0.1:$port $ASKED >> \"$VALUES\" || exit 1; done",
          "times");

  private final Path folder;
  private final String auth = UUID.randomUUID().toString();
  private final String privacy = UUID.randomUUID().toString();

  NetSnmp() throws IOException {
    folder = Files.createTempDirectory("lgsnmp");
  }

  /**
   * What one pass over all devices used.
   *
   * @param values that it printed
   * @param cpuMicros for one of them
   * @param seconds it took
   */
  record Used(int values, double cpuMicros, double seconds) {}

  /** The agent, once it answers. */
  Program agent(int port) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    lines.add("agentaddress udp:127.0.0.1:" + port);
    lines.add("createUser " + USER + " SHA-256 " + auth + " AES " + privacy);
    lines.add("rouser " + USER + " priv");
    lines.addAll(SnmpTable.overrides());
    Files.write(folder.resolve("snmpd.conf"), lines);
    Program program =
        Program.start(
            quiet("snmpd", "-f", "-Lo", "-C", "-c", folder.resolve("snmpd.conf").toString()),
            folder.resolve("snmpd.out").toFile());
    long begin = System.nanoTime();
    while (quiet(bulkget(port))
            .redirectErrorStream(true)
            .redirectOutput(nowhere())
            .start()
            .waitFor()
        != 0) {
      if (!program.alive()
          || System.nanoTime() - begin > TimeUnit.MILLISECONDS.toNanos(START_MILLIS)) {
        program.close();
        throw new IOException("snmpd does not answer; see " + folder);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return program;
  }

  /** The password that signs. */
  String auth() {
    return auth;
  }

  /** The password that hides. */
  String privacy() {
    return privacy;
  }

  /** Asks every device once, one after the other. */
  Used loop(List<Integer> ports) throws IOException, InterruptedException {
    File values = Files.createTempFile(folder, "values", ".txt").toFile();
    File said = new File(folder.toFile(), "loop.out");
    List<String> line = new ArrayList<>(List.of("bash", "-c", LOOP, "loop"));
    line.addAll(access());
    ProcessBuilder builder = quiet(line.toArray(new String[0]));
    builder
        .environment()
        .put("PORTS", String.join(" ", ports.stream().map(String::valueOf).toList()));
    builder.environment().put("ASKED", String.join(" ", SnmpTable.columns()));
    builder.environment().put("VALUES", values.toString());
    long begin = System.nanoTime();
    int status = builder.redirectErrorStream(true).redirectOutput(said).start().waitFor();
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (status != 0) {
      throw new IOException("snmpbulkget failed; see " + said);
    }
    double cpu = 0;
    for (Matcher times = TIMES.matcher(Files.readString(said.toPath())); times.find(); ) {
      cpu += 60 * Integer.parseInt(times.group(1)) + Double.parseDouble(times.group(2));
    }
    int count;
    try (Stream<String> lines = Files.lines(values.toPath())) {
      count = (int) lines.filter(each -> each.contains("INTEGER: ")).count();
    }
    return new Used(count, cpu * 1e6 / Math.max(1, count), seconds);
  }

  /** Memory of one {@code snmpbulkget}, in megabytes, while it waits for the answer of somebody who is silent. */
  double residentMegabytes() throws IOException, InterruptedException {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      silent.setSoTimeout(START_MILLIS);
      Program program =
          Program.start(
              quiet(bulkget(silent.getLocalPort())), folder.resolve("silent.out").toFile());
      try (program) {
        silent.receive(new DatagramPacket(new byte[1], 1));
        return program.cpu().residentMegabytes();
      } catch (SocketTimeoutException never) {
        throw new IOException("snmpbulkget asks nobody; see " + folder, never);
      }
    }
  }

  private String[] bulkget(int port) {
    List<String> line = new ArrayList<>(access());
    line.add("127.0.0.1:" + port);
    line.addAll(SnmpTable.columns());
    return line.toArray(new String[0]);
  }

  private List<String> access() {
    return List.of(
        "snmpbulkget",
        "-v3",
        "-u",
        USER,
        "-l",
        "authPriv",
        "-a",
        "SHA-256",
        "-A",
        auth,
        "-x",
        "AES",
        "-X",
        privacy,
        "-On",
        String.format(Locale.ROOT, "-Cr%d", SnmpTable.ROWS));
  }

  private File nowhere() {
    return new File(folder.toFile(), "first.out");
  }

  /** With no files of this host: no MIBs, no settings, no memory of former runs. */
  private ProcessBuilder quiet(String... line) {
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "SNMP_PERSISTENT_DIR", folder.resolve("var").toString(),
                "SNMPCONFPATH", folder.toString(),
                "MIBS", ""));
    return builder;
  }
}
