// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.peers;

import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.peer.Requires;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Programs of net-snmp, as Debian has them. */
final class NetSnmp {
  /** The user of all tests, as the programs want it. */
  static final List<String> RO =
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

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** The checkout, from this module. */
  private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();

  private NetSnmp() {}

  /** A UDP port that was free a moment ago. */
  static int freePort() throws SocketException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Debian's agent with our users, on a port of the loopback address. */
  static Peer snmpd(Path folder, int port) throws IOException {
    Files.writeString(
        folder.resolve("snmpd.conf"),
        String.join(
            "\n",
            "agentaddress udp:127.0.0.1:" + port,
            "createUser ro SHA-256 authpass12 AES privpass12",
            "createUser r3 SHA-384 authpass12 AES-192 privpass12",
            "createUser r5 SHA-512 authpass12 AES-256 privpass12",
            "createUser rw SHA-256 authpass12 AES privpass12",
            "rouser ro priv",
            "rouser r3 priv",
            "rouser r5 priv",
            "rwuser rw priv",
            "rocommunity public 127.0.0.1",
            "sysDescr peer agent",
            ""));
    Peer peer =
        quiet(Peer.command("snmpd", "-f", "-Lo", "-C", "-c", "snmpd.conf").in(folder), folder)
            .start();
    peer.awaitLine("NET-SNMP version", LIMIT);
    return peer;
  }

  private static Peer.Command quiet(Peer.Command command, Path folder) {
    return command
        .env("SNMP_PERSISTENT_DIR", folder.resolve("var").toString())
        .env("SNMPCONFPATH", folder.toString())
        .env("MIBS", "")
        .env("MIBDIRS", folder.toString());
  }

  /** Runs a program of net-snmp to its end; its lines. */
  static List<String> run(Path folder, String program, List<String> access, String... arguments)
      throws IOException {
    List<String> all = new ArrayList<>(access);
    all.addAll(List.of(arguments));
    try (Peer peer =
        quiet(Peer.command(program, all.toArray(new String[0])).in(folder), folder).start()) {
      peer.awaitExit(LIMIT);
      return peer.output().stream().filter(line -> !line.startsWith("Created directory")).toList();
    }
  }

  /** The value of one instance, as snmpget prints it: numbers bare. */
  static String get(Path folder, int port, String oid) throws IOException {
    List<String> lines = run(folder, "snmpget", RO, "-Oqvtn", "127.0.0.1:" + port, oid);
    return String.join("\n", lines).replace("\"", "").strip();
  }

  /** The agent in JavaScript; its packages are what {@code itests/peers/setup.sh} installs. */
  static Peer javascript(int port) throws IOException {
    Requires.program("node");
    Path packages = ROOT.resolve("target/peers/node_modules");
    Requires.that(
        Files.isDirectory(packages.resolve("net-snmp")), "what itests/peers/setup.sh installs");
    Peer peer =
        Peer.command("node", ROOT.resolve("itests/peers/snmp/agent.js").toString(), "" + port)
            .env("NODE_PATH", packages.toString())
            .start();
    peer.awaitLine("READY", LIMIT);
    return peer;
  }

  /** Simulated agents, one for each data file of a folder; the community is the name of the file. */
  static Peer simulator(Path folder, int port) throws IOException {
    Files.createDirectories(folder.resolve("cache"));
    for (Path each : List.of(folder, folder.resolve("cache"))) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--data-dir=" + folder.resolve("data"),
                "--cache-dir=" + folder.resolve("cache"),
                "--agent-udpv4-endpoint=127.0.0.1:" + port,
                "--v3-user=ro",
                "--v3-auth-key=authpass12",
                "--v3-auth-proto=SHA256",
                "--v3-priv-key=privpass12",
                "--v3-priv-proto=AES"));
    if ("root".equals(System.getProperty("user.name"))) {
      arguments.add("--process-user=nobody");
      arguments.add("--process-group=nogroup");
    }
    Peer peer = Peer.command("snmpsimd", arguments.toArray(new String[0])).in(folder).start();
    peer.awaitLine("Listening at", LIMIT);
    return peer;
  }
}
