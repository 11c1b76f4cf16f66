// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.peers;

import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.peer.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** Makes the peers' programs ready. What is missing skips the test, with {@code CI=true} it fails. */
final class PeerFiles {
  /** The checkout, from this module. */
  private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();

  private static final Path INSTALLED = ROOT.resolve("target/peers");
  private static final Path LIBMODBUS_EXAMPLES = Path.of("/usr/share/doc/libmodbus-dev/examples");
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private PeerFiles() {}

  /** A server of {@code itests/peers}. */
  static String server(String name) {
    return ROOT.resolve("itests/peers/modbus/servers").resolve(name).toString();
  }

  /** A server in JavaScript, on a TCP port; its packages are what {@code itests/peers/setup.sh} installs. */
  static Peer.Command javascript(String name, int port) {
    Requires.program("node");
    Path packages = INSTALLED.resolve("node_modules");
    Requires.that(Files.isDirectory(packages), "what itests/peers/setup.sh installs");
    return Peer.command("node", server(name), "tcp", Integer.toString(port))
        .env("NODE_PATH", packages.toString());
  }

  /** Python with pymodbus. */
  static String python() throws IOException {
    String python = "/usr/bin/python3";
    Requires.that(Files.isExecutable(Path.of(python)), python);
    try (Peer probe = Peer.command("env", python, "-c", "import pymodbus, serial").start()) {
      Requires.that(probe.awaitExit(LIMIT) == 0, "python3-pymodbus and python3-serial");
    }
    return python;
  }

  /** Compiles a C source against libmodbus. */
  static Path compiled(Path source, Path program) throws IOException {
    Requires.program("gcc");
    Requires.that(Files.exists(Path.of("/usr/include/modbus/modbus.h")), "libmodbus-dev");
    try (Peer gcc =
        Peer.command(
                "gcc",
                "-w",
                "-I/usr/include/modbus",
                "-o",
                program.toString(),
                source.toString(),
                "-lmodbus")
            .start()) {
      Requires.that(gcc.awaitExit(LIMIT) == 0, "a working gcc: " + gcc.output());
    }
    return program;
  }

  /** libmodbus's own misbehaving server, with another port and another terminal than those fixed in its source. */
  static Path misbehaving(Path folder, int port, String terminal) throws IOException {
    Path source = LIBMODBUS_EXAMPLES.resolve("unit-test-server.c");
    Requires.that(Files.exists(source), "the examples of libmodbus-dev");
    copy(LIBMODBUS_EXAMPLES.resolve("unit-test.h"), folder.resolve("unit-test.h"));
    Path own = folder.resolve("unit-test-server.c");
    Files.writeString(
        own,
        Files.readString(source)
            .replace("\"127.0.0.1\", 1502", "\"127.0.0.1\", " + port)
            .replace("/dev/ttyUSB0", terminal));
    return compiled(own, folder.resolve("unit-test-server"));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
