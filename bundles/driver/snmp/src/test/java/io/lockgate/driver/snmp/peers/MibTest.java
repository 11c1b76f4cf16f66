// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.testkit.peer.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text of our MIB is right for the parsers of others. */
@SuppressWarnings("NullAway.Init")
class MibTest {
  private static final Path MIB = Path.of("src/main/resources/mibs/LOCKGATE-MIB.txt");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir private Path folder;

  private List<String> run(String program, String... arguments) throws Exception {
    Files.copy(MIB, folder.resolve("LOCKGATE-MIB"));
    Path others = Path.of("src/test/mibs").toAbsolutePath();
    try (Peer peer =
        Peer.command(program, arguments)
            .env("SMIPATH", folder + ":" + others)
            .env("MIBDIRS", folder + ":" + others)
            .start()) {
      assertEquals(0, peer.awaitExit(LIMIT));
      return peer.output();
    }
  }

  /** At its strictest level, and with all that it imports. */
  @Test
  void smilint_has_nothing_to_say() throws Exception {
    assertEquals(
        List.of(), run("smilint", "-s", "-l", "6", folder.resolve("LOCKGATE-MIB").toString()));
  }

  @Test
  void smilint_would_have_something_to_say() throws Exception {
    String broken = Files.readString(MIB).replace("lgPointUnit, lgPointTime }", "lgPointUnit }");
    Files.writeString(folder.resolve("BROKEN-MIB"), broken);
    assertTrue(!run("smilint", "-s", "-l", "6", folder.resolve("BROKEN-MIB").toString()).isEmpty());
  }

  @Test
  void names_have_the_numbers_that_the_agent_uses() throws Exception {
    List<String> names =
        run("smidump", "-f", "identifiers", folder.resolve("LOCKGATE-MIB").toString());
    for (String name :
        List.of(
            "lgServiceState column 1.3.6.1.4.1.32473.4900.1.1.1.3",
            "lgDeviceState column 1.3.6.1.4.1.32473.4900.1.2.1.4",
            "lgPointValue column 1.3.6.1.4.1.32473.4900.1.3.1.3",
            "lgPointTime column 1.3.6.1.4.1.32473.4900.1.3.1.6")) {
      assertTrue(
          names.stream().anyMatch(line -> line.replaceAll(" +", " ").endsWith(name)),
          () -> name + " in " + names);
    }
  }
}
