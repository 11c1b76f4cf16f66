// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.peers;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.driver.modbus.peers.PeerRound.Support;
import io.lockgate.driver.modbus.real.RealField;
import io.lockgate.testkit.net.FreePorts;
import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.serial.PtyPair;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real input: servers by others are polled and written, and agree. */
final class PeersTest {
  @TempDir Path folder;

  private static Link tcp(RealField field, int port) throws DriverException {
    return field.link("host", "127.0.0.1", "port", "" + port, "timeout-ms", "2000");
  }

  private static Link rtu(RealField field, Path terminal) throws DriverException {
    return field.link(
        "transport",
        "rtu",
        "serial-port",
        terminal.toString(),
        "parity",
        "none",
        "timeout-ms",
        "2000");
  }

  @Test
  void pymodbus_over_tcp() throws Exception {
    int port = port();
    try (Peer peer = pymodbus("tcp", "" + port).start();
        RealField field = new RealField()) {
      PeerMap map = PeerMap.of(peer);
      peer.awaitPort(port, Duration.ofSeconds(10));
      Link link = tcp(field, port);
      for (int unit = 1; unit <= 3; unit++) {
        new PeerRound(field, link, peer, map, unit)
            .reads()
            .writes()
            .mask(Support.KNOWS)
            .readAndWrite(Support.KNOWS)
            .identifies("Peer", "pymodbus");
      }
    }
  }

  @Test
  void pymodbus_over_a_serial_line() throws Exception {
    try (PtyPair line = PtyPair.in(folder);
        Peer peer = pymodbus("rtu", line.other().toString(), "1,2,3").start();
        RealField field = new RealField()) {
      PeerMap map = PeerMap.of(peer);
      Link link = rtu(field, line.one());
      for (int unit = 1; unit <= 3; unit++) {
        new PeerRound(field, link, peer, map, unit)
            .reads()
            .writes()
            .mask(Support.KNOWS)
            .readAndWrite(Support.KNOWS)
            .identifies("Peer", "pymodbus");
      }
    }
  }

  private static Peer.Command pymodbus(String... arguments) throws Exception {
    return Peer.command(
        "env",
        Stream.concat(
                Stream.of(PeerFiles.python(), PeerFiles.server("pymodbus-server.py")),
                Stream.of(arguments))
            .toArray(String[]::new));
  }

  @Test
  void libmodbus_over_tcp() throws Exception {
    int port = port();
    Path program = libmodbus();
    try (Peer peer = Peer.command("env", program.toString(), "tcp", "" + port).start();
        RealField field = new RealField()) {
      PeerMap map = PeerMap.of(peer);
      libmodbusRound(new PeerRound(field, tcp(field, port), peer, map, 1));
    }
  }

  @Test
  void libmodbus_over_a_serial_line() throws Exception {
    Path program = libmodbus();
    try (PtyPair line = PtyPair.in(folder);
        Peer peer =
            Peer.command("env", program.toString(), "rtu", line.other().toString(), "1").start();
        RealField field = new RealField()) {
      PeerMap map = PeerMap.of(peer);
      libmodbusRound(new PeerRound(field, rtu(field, line.one()), peer, map, 1));
    }
  }

  private Path libmodbus() throws Exception {
    return PeerFiles.compiled(Path.of(PeerFiles.server("libmodbus.c")), folder.resolve("server"));
  }

  private static void libmodbusRound(PeerRound round) throws DriverException {
    round
        .reads()
        .writes()
        .mask(Support.KNOWS)
        .readAndWrite(Support.KNOWS)
        .identifies("", "LMB3.1.6");
  }

  /** It answers nothing more on a connection that has brought a function it does not know. */
  @Test
  void jsmodbus_over_tcp() throws Exception {
    int port = port();
    try (Peer peer = PeerFiles.javascript("jsmodbus.js", port).start();
        RealField field = new RealField()) {
      PeerMap map = PeerMap.of(peer);
      new PeerRound(field, tcp(field, port), peer, map, 1).reads().writes().mask(Support.IGNORES);
      new PeerRound(field, tcp(field, port), peer, map, 1).readAndWrite(Support.IGNORES);
      new PeerRound(field, tcp(field, port), peer, map, 1).identifies("Peer", "jsmodbus");
    }
  }

  @Test
  void modbus_serial_over_tcp() throws Exception {
    int port = port();
    try (Peer peer = PeerFiles.javascript("modbus-serial.js", port).start();
        RealField field = new RealField()) {
      PeerMap map = PeerMap.of(peer);
      Link link = tcp(field, port);
      for (int unit = 1; unit <= 3; unit++) {
        new PeerRound(field, link, peer, map, unit)
            .reads()
            .writes()
            .mask(Support.REFUSES)
            .readAndWrite(Support.REFUSES)
            .identifies("Peer", "modbus-serial");
      }
    }
  }

  private static int port() {
    try (FreePorts ports = new FreePorts()) {
      return ports.releasedTcp();
    }
  }
}
