// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.peer.Requires;
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

  /** The one check that, as it says itself, can fail on some platforms. */
  private static final String RACE = "1us response timeout";

  @Test
  void its_unit_test_client_passes_whole(@TempDir Path folder) throws Exception {
    Requires.program("gcc");
    Requires.that(Files.exists(EXAMPLES.resolve(CLIENT)), "package libmodbus-dev");
    try (Fixture fixture = new Fixture().commissioned()) {
      int port = fixture.ports.releasedTcp();
      fixture.gateway.add(MemoryTableTest.settings("0", "18", "255").activate());
      build(folder, port);
      try (MisbehavingServer between = MisbehavingServer.before(fixture.port, port);
          Peer client = Peer.command("sh", "-c", "./client tcp > out 2>&1").in(folder).start()) {
        int status = client.awaitExit(Duration.ofSeconds(30));
        List<String> output = Files.readAllLines(folder.resolve("out"));
        assertEquals(0, status, () -> String.join("\n", output));
        assertTrue(output.stream().noneMatch(line -> line.contains("assertion error")));
        assertTrue(output.stream().anyMatch(line -> line.contains("ALL TESTS PASS")));
        long checks =
            output.stream().filter(line -> line.endsWith("OK") && !line.contains(RACE)).count();
        assertEquals(112, checks);
        await().until(() -> between.connections() > 0);
      }
    }
  }

  private static void build(Path folder, int port) throws Exception {
    String source = Files.readString(EXAMPLES.resolve(CLIENT)).replace(ITS_PORT, "" + port);
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
