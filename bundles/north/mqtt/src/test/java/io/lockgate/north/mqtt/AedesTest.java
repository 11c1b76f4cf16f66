// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt;

import io.lockgate.north.mqtt.peers.Npm;
import io.lockgate.testkit.keys.Authority;
import io.lockgate.testkit.net.FreePorts;
import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.publish.SmallEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second broker, in JavaScript. */
@SuppressWarnings("NullAway.Init")
class AedesTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @Test
  void samples_arrive_and_nothing_is_acknowledged_that_did_not() throws Exception {
    Authority authority = new Authority(folder, "ca").server("server", "ip:127.0.0.1");
    Files.writeString(folder.resolve("ca.pem"), authority.certificate());
    Files.writeString(folder.resolve("server.pem"), authority.certificate("server"));
    Files.writeString(folder.resolve("server.key"), authority.key("server"));
    try (FreePorts ports = new FreePorts()) {
      int port = ports.releasedTcp();
      try (Peer broker =
              Npm.program("aedes.js", "aedes", "" + port, "server.pem", "server.key")
                  .in(folder)
                  .start();
          Site site = new Site(folder)) {
        broker.awaitLine("READY", SOON);
        site.set("host", "127.0.0.1").set("port", port).set("trust", "ca.pem").start();
        new SmallEngine(site.publisher(), 10).append("meter1/Power", 100).drain(SOON);
        broker.awaitLine("\"v\":100,\"s\":100}", SOON);
        broker.awaitLine("lockgate/gw7/status {\"state\":\"online\"", SOON);
      }
    }
  }
}
