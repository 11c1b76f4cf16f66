// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.publish.PublishException;
import io.lockgate.north.mqtt.peers.RawBroker;
import io.lockgate.testkit.leak.LeakCheck;
import io.lockgate.testkit.publish.SmallEngine;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Brokers that answer with nonsense, or not at all: told as a failure, and nothing stays behind. */
@SuppressWarnings("NullAway.Init")
class HostileBrokerTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int TRIES = 26;

  private static final int MOST_BATCHES = 400;

  @TempDir private Path folder;

  private Site site(RawBroker broker, String version) {
    return new Site(folder)
        .set("host", "127.0.0.1")
        .set("port", broker.port())
        .set("transport", "plain")
        .set("allow-insecure", true)
        .set("timeout-s", 1)
        .set("version", version);
  }

  /** A CONNACK, then one of: noise, a frame with wrong lengths inside, a frame that never ends. */
  private static List<byte[]> nonsense(String version) {
    HexFormat hex = HexFormat.of();
    byte[] welcome = hex.parseHex(version.equals("5") ? "2003000000" : "20020000");
    List<byte[]> all = new ArrayList<>();
    for (String frame :
        new String[] {
          "3003ffff41",
          "300400024100",
          "4000",
          "400100",
          "40020000",
          "9001",
          "90020001",
          "b000",
          "d001ff",
          "f000",
          "f00100",
          "30ffffffff7f",
          "2009000006ffffffff0f00",
          "3006000141ff0102",
          "e0028e00",
          "0000",
          "ffffffffff",
          "620200",
          "30050001417f00"
        }) {
      all.add(both(welcome, hex.parseHex(frame)));
    }
    SplittableRandom random = new SplittableRandom(7);
    while (all.size() < TRIES) {
      byte[] noise = new byte[1 + random.nextInt(64)];
      random.nextBytes(noise);
      all.add(random.nextBoolean() ? noise : both(welcome, noise));
    }
    Collections.reverse(all);
    return all;
  }

  private static byte[] both(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.1.1", "5"})
  void nonsense_is_a_failure_each_time_and_leaves_nothing(String version) throws Exception {
    LeakCheck check = LeakCheck.start();
    try (RawBroker broker = new RawBroker(nonsense(version).iterator());
        Site site = site(broker, version).start()) {
      for (int i = 0; i < MOST_BATCHES && broker.connections() < TRIES; i++) {
        SmallEngine engine = new SmallEngine(site.publisher(), 1).append("m/P", 1);
        assertThrows(
            PublishException.class,
            () ->
                SmallEngine.await(
                    site.publisher()
                        .publish(engine.next(), Duration.ofMillis(150))
                        .toCompletableFuture()));
      }
      assertTrue(broker.connections() >= TRIES, () -> broker.connections() + " connections");
    }
    check.assertNothingLeft();
  }

  @Test
  void broker_that_says_nothing_is_left_and_tried_again() throws Exception {
    try (RawBroker broker = new RawBroker(Collections.<byte[]>emptyIterator());
        Site site = site(broker, "3.1.1").start()) {
      Awaitility.await("a second connection").atMost(SOON).until(() -> broker.connections() >= 2);
      assertTrue(site.health().detail().contains("does not answer"), site.health().detail());
    }
  }
}
