// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.north.mqtt.peers.Mosquitto;
import io.lockgate.testkit.net.Direction;
import io.lockgate.testkit.net.ToxicProxy;
import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.publish.SmallEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R8: the connection is cut at random moments of the protocol; nothing is lost, and what came twice is known by its
 * sequence number. A hundred cuts; {@code -Dmqtt.cuts=1000} for the whole campaign.
 */
@SuppressWarnings("NullAway.Init")
class FlappingTest {
  private static final int CUTS = Integer.getInteger("mqtt.cuts", 100);
  private static final int SAMPLES = 40 * CUTS;
  private static final Duration LIMIT = Duration.ofSeconds(60L + CUTS);
  private static final Pattern SEQUENCE = Pattern.compile("\"s\":(\\d+)");

  @TempDir private Path folder;

  @Test
  void nothing_is_lost_whenever_the_connection_is_cut() throws Exception {
    Path received = folder.resolve("received.txt");
    try (Mosquitto broker = Mosquitto.start(folder);
        ToxicProxy cable = ToxicProxy.to(broker.mutual());
        Site site = new Site(folder);
        Peer reader =
            Peer.command(
                    "sh",
                    "-c",
                    "exec mosquitto_sub -h 127.0.0.1 -p "
                        + broker.plain()
                        + " -t 'lockgate/gw7/m' -q 1 > received.txt")
                .in(folder)
                .start()) {
      broker.awaitSubscription("lockgate/gw7/m");
      site.set("host", "127.0.0.1").set("port", cable.port()).set("trust", "ca.pem");
      site.set("certificate", "client.pem").set("key", "client.key").start();
      SmallEngine engine = new SmallEngine(site.publisher(), 20);
      SplittableRandom random = new SplittableRandom(8);
      for (int cut = 0; cut < CUTS; cut++) {
        Direction direction = random.nextBoolean() ? Direction.UP : Direction.DOWN;
        cable.cutAfter(direction, random.nextInt(direction == Direction.UP ? 1_500 : 100));
        engine.append("m/P", SAMPLES / CUTS).drain(LIMIT);
        cable.heal();
      }
      assertTrue(engine.failures().size() > CUTS / 4, () -> "cuts felt: " + engine.failures());
      BitSet seen = new BitSet();
      Awaitility.await("all samples")
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> {
                Matcher each = SEQUENCE.matcher(Files.readString(received));
                while (each.find()) {
                  seen.set(Integer.parseInt(each.group(1)));
                }
                assertEquals(SAMPLES, seen.cardinality());
              });
      assertEquals(SAMPLES, seen.length() - 1);
      assertTrue(reader.handle().isAlive());
    }
  }
}
