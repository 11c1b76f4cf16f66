// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.driver.sim.carrier.Rig;
import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.peer.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Five programs of others read and write a plain device of the simulator, each function they know. */
class PeersTest {
  private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();

  @Test
  void every_client_of_others_gets_every_function_it_knows() throws IOException {
    Path peers = ROOT.resolve("target/peers");
    Requires.that(Files.isDirectory(peers), "what itests/peers/setup.sh installs");
    try (Rig rig = new Rig().plain(1);
        Peer matrix =
            Peer.command(
                    "python3",
                    ROOT.resolve("itests/peers/modbus/matrix.py").toString(),
                    peers.toString(),
                    "--given-only",
                    "simulator=127.0.0.1:" + rig.tcp().port() + ":1")
                .start()) {
      assertEquals(0, matrix.awaitExit(Duration.ofMinutes(2)), () -> "" + matrix.output());
      List<String> said = matrix.output();
      assertEquals(6, said.size(), said::toString);
      // 11 functions each; mbpoll lacks 22, 23 and 43, jsmodbus 22 and 23, libmodbus 43
      assertTrue(said.get(5).equals("55 cells, 49 pass, 6 unsupported, 0 fail"), said::toString);
    }
  }
}
