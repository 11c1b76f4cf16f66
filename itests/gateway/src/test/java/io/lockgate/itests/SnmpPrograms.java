// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.peer.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * SNMP programs of others, in a folder of their own: net-snmp's, snmpsim, an agent in JavaScript.
 *
 * @param folder of their files
 */
record SnmpPrograms(Path folder) {
  /** The user of all tests, as net-snmp's programs want it. */
  static final List<String> USER =
      List.of(
          "-v3",
          "-u",
          "ro",
          "-l",
          "authPriv",
          "-a",
          "SHA-256",
          "-A",
          "authpass12",
          "-x",
          "AES",
          "-X",
          "privpass12");

  /** The same, as the gateway's settings want it. */
  static final List<String> SETTINGS =
      List.of("user = ro", "auth-password = authpass12", "privacy-password = privpass12");

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Debian's agent for this host. */
  Peer snmpd(int port) throws IOException {
    Files.write(
        folder.resolve("snmpd.conf"),
        List.of(
            "agentaddress udp:127.0.0.1:" + port,
            "createUser ro SHA-256 authpass12 AES privpass12",
            "rouser ro priv",
            "sysDescr peer agent"));
    Peer peer = quiet(Peer.command("snmpd", "-f", "-Lo", "-C", "-c", "snmpd.conf")).start();
    peer.awaitLine("NET-SNMP version", LIMIT);
    return peer;
  }

  /** An agent in JavaScript with a table of three rows; its packages are what {@code itests/peers/setup.sh} installs. */
  Peer javascript(int port) throws IOException {
    Requires.program("node");
    Path root = Distribution.root();
    Path packages = root.resolve("target/peers/node_modules");
    Requires.that(
        Files.isDirectory(packages.resolve("net-snmp")), "what itests/peers/setup.sh installs");
    Peer peer =
        Peer.command("node", root.resolve("itests/peers/snmp/agent.js").toString(), "" + port)
            .env("NODE_PATH", packages.toString())
            .start();
    peer.awaitLine("READY", LIMIT);
    return peer;
  }

  /** A simulated agent of version 2c, community {@code simulated}. */
  Peer simulator(int port, List<String> lines) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Path cache = Files.createDirectories(folder.resolve("cache"));
    Files.write(data.resolve("simulated.snmprec"), lines);
    for (Path each : List.of(folder, cache)) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--data-dir=" + data,
                "--cache-dir=" + cache,
                "--agent-udpv4-endpoint=127.0.0.1:" + port));
    if ("root".equals(System.getProperty("user.name"))) {
      arguments.addAll(List.of("--process-user=nobody", "--process-group=nogroup"));
    }
    Peer peer = Peer.command("snmpsimd", arguments.toArray(new String[0])).in(folder).start();
    peer.awaitLine("Listening at", LIMIT);
    return peer;
  }

  /** Runs a program of net-snmp to its end: how it presents itself, whom it asks, what. Its lines. */
  List<String> run(String program, List<String> access, int port, String... words)
      throws IOException {
    List<String> all = new ArrayList<>(access);
    all.addAll(List.of("-Oqvtn", "127.0.0.1:" + port));
    all.addAll(List.of(words));
    try (Peer peer = quiet(Peer.command(program, all.toArray(new String[0]))).start()) {
      peer.awaitExit(LIMIT);
      return peer.output().stream().filter(line -> !line.startsWith("Created directory")).toList();
    }
  }

  /** What snmpget shows, numbers bare. */
  String get(int port, String... oids) throws IOException {
    return String.join("\n", run("snmpget", USER, port, oids)).replace("\"", "").strip();
  }

  private Peer.Command quiet(Peer.Command command) {
    return command
        .in(folder)
        .env("SNMP_PERSISTENT_DIR", folder.resolve("var").toString())
        .env("SNMPCONFPATH", folder.toString())
        .env("MIBS", "");
  }
}
