// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.core.transport.FieldTransports;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.peer.Requires;
import io.lockgate.testkit.serial.Pty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit test client of libmodbus (package libmodbus-dev) against our server, configured with its map. */
class LibmodbusTest {
  private static final Path EXAMPLES = Path.of("/usr/share/doc/libmodbus-dev/examples");
  private static final String CLIENT = "unit-test-client.c";
  private static final String ITS_PORT = "1502";
  private static final String ITS_TERMINAL = "/dev/ttyUSB1";

  /** The one check that, as it says itself, can fail on some platforms; not where there is a line in between. */
  private static final String RACE = "1us response timeout";

  @TempDir Path folder;

  @Test
  void its_unit_test_client_passes_whole() throws Exception {
    requireClient();
    try (Fixture fixture = new Fixture().commissioned()) {
      int port = fixture.ports.releasedTcp();
      fixture.gateway.add(MemoryTableTest.settings("0", "18", "255").activate());
      build(ITS_PORT, "" + port);
      try (MisbehavingServer between = MisbehavingServer.before(fixture.port, port)) {
        List<String> output = passes("tcp");
        assertEquals(112, output.stream().filter(line -> !line.contains(RACE)).count());
        await().until(() -> between.connections() > 0);
      }
    }
  }

  @Test
  void its_unit_test_client_passes_whole_on_a_serial_line() throws Exception {
    requireClient();
    try (Fixture fixture = Fixture.inRealTime().commissioned();
        Pty master = Pty.at(folder.resolve("master"));
        Pty server = Pty.at(folder.resolve("server"));
        MisbehavingLine between = MisbehavingLine.of(master, server)) {
      ComponentTest<FieldTransports> transports =
          ComponentTest.of(FieldTransports.class).with(new HostClock());
      fixture.services.transportsCame(transports.activate());
      fixture.gateway.add(MemoryTableTest.settings("17", "18").activate());
      fixture.gateway.add(
          ComponentTest.of(ConfiguredLine.class)
              .config("serial-port", server.path().toString())
              .config("baud", 115_200)
              .config("parity", "none")
              .config("own-address", 0)
              .config("units", new String[] {"17"})
              .activate());
      fixture.gateway.look();
      build(ITS_TERMINAL, master.path().toString());
      assertEquals(113, passes("rtu").size());
      assertEquals(between.expected(), between.played());
      fixture.gateway.disabled(fixture.marker);
      fixture.gateway.look();
      transports.deactivate();
    }
  }

  private static void requireClient() {
    Requires.program("gcc");
    Requires.that(Files.exists(EXAMPLES.resolve(CLIENT)), "package libmodbus-dev");
  }

  /** Runs it; the checks that were right. */
  private List<String> passes(String how) throws Exception {
    try (Peer client =
        Peer.command("sh", "-c", "./client " + how + " > out 2>&1").in(folder).start()) {
      int status = client.awaitExit(Duration.ofSeconds(60));
      List<String> output = Files.readAllLines(folder.resolve("out"));
      assertEquals(0, status, () -> String.join("\n", output));
      assertTrue(output.stream().noneMatch(line -> line.contains("assertion error")));
      assertTrue(output.stream().anyMatch(line -> line.contains("ALL TESTS PASS")));
      return output.stream().filter(line -> line.endsWith("OK")).toList();
    }
  }

  private void build(String fixed, String ours) throws Exception {
    String source = Files.readString(EXAMPLES.resolve(CLIENT)).replace(fixed, ours);
    Files.writeString(folder.resolve(CLIENT), source);
    Files.copy(EXAMPLES.resolve("unit-test.h"), folder.resolve("unit-test.h"));
    try (Peer gcc =
        Peer.command(
                "gcc", "-w", "-I/usr/include/modbus", "-I.", "-o", "client", CLIENT, "-lmodbus")
            .in(folder)
            .start()) {
      assertEquals(0, gcc.awaitExit(Duration.ofSeconds(30)), () -> String.join("\n", gcc.output()));
    }
  }
}
