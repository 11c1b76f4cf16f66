// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lockgate.api.driver.Topology;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;
import io.lockgate.north.mqtt.peers.Mosquitto;
import io.lockgate.testkit.peer.Peer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R109: what is uploaded is what the gateway shows, and is kept for those who come later. */
@SuppressWarnings("NullAway.Init")
class TopologyTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @Test
  void uploaded_list_has_the_hash_that_the_gateway_shows() throws Exception {
    try (Mosquitto broker = Mosquitto.start(folder);
        Site site = new Site(folder)) {
      site.field.point("io1/DO3", DataType.BOOL, Value.of(false));
      site.field.point("meter1/Power", DataType.INT32, Value.of(7));
      site.set("host", "127.0.0.1").set("trust", "ca.pem").set("port", broker.mutual());
      site.set("certificate", "client.pem").set("key", "client.key");
      site.set("topology-topic", "plant/{gateway}/points").start();
      String first;
      try (Peer reader = broker.listen("plant/#", "%p")) {
        first = reader.awaitLine("plant/gw7/points", SOON);
      }
      try (Peer late = broker.listen("plant/#", "%p")) {
        String kept = late.awaitLine("plant/gw7/points 1 ", SOON);
        Topology uploaded = new Topology(kept.substring("plant/gw7/points 1 ".length()));
        assertEquals(Topology.of(site.field).hash(), uploaded.hash(), first);
      }
    }
  }
}
