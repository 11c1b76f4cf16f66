// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.north.mqtt.peers.Mosquitto;
import io.lockgate.testkit.fakes.MemoryStateStore;
import io.lockgate.testkit.peer.Peer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R054: raise and clear reach a subscriber with time, severity and the id of the local list, also over outage and restart. */
@SuppressWarnings("NullAway.Init")
class AlarmsTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final MemoryStateStore store = new MemoryStateStore();
  @TempDir private Path folder;
  private Mosquitto broker;

  @BeforeEach
  void start() throws Exception {
    broker = Mosquitto.remembering(folder);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  private Site site() {
    Site site = new Site(folder, store);
    site.set("host", "127.0.0.1").set("trust", "ca.pem").set("timeout-s", 2);
    return site.set("port", broker.mutual())
        .set("certificate", "client.pem")
        .set("key", "client.key");
  }

  @Test
  void raise_and_clear_are_told_with_time_severity_and_id() throws Exception {
    try (Peer reader = broker.listen("lockgate/gw7/alarm", "%p");
        Site site = site()) {
      site.alarms.raise("before");
      site.start();
      String standing = reader.awaitLine("\"id\":\"before:no-answer\"", SOON);
      assertTrue(standing.contains("\"change\":\"raised\""), standing);
      site.tell(site.alarms.raise("meter"));
      String raised = reader.awaitLine("\"id\":\"meter:no-answer\",\"change\":\"raised\"", SOON);
      assertEquals(
          "lockgate/gw7/alarm 0 {\"id\":\"meter:no-answer\",\"change\":\"raised\","
              + "\"time\":\"2026-01-01T00:00:01Z\",\"state\":\"active\",\"severity\":\"critical\","
              + "\"sequence\":2,\"clock\":\"synced\",\"by\":\"system\"}",
          raised);
      site.tell(site.alarms.clear("meter"));
      reader.awaitLine("\"id\":\"meter:no-answer\",\"change\":\"cleared\"", SOON);
    }
  }

  @Test
  void what_happens_while_the_broker_or_the_gateway_is_away_is_told_later_in_order()
      throws Exception {
    try (Peer reader = broker.listen("lockgate/gw7/alarm", "%p", "-c")) {
      try (Site site = site()) {
        site.start();
        site.tell(site.alarms.raise("first"));
        reader.awaitLine("first:no-answer", SOON);
        broker.stop();
        site.tell(site.alarms.raise("second"));
        broker.again();
        reader.awaitLine("second:no-answer", SOON);
        Awaitility.await("acknowledged").atMost(SOON).until(() -> place().equals("2"));
      }
      try (Site later = site()) {
        later.alarms.raise("first");
        later.alarms.raise("second");
        later.alarms.raise("third");
        later.start();
        reader.awaitLine("third:no-answer", SOON);
      }
      List<String> told = reader.output().stream().filter(line -> line.contains(" 0 {")).toList();
      assertEquals(3, told.stream().distinct().count(), told::toString);
      assertTrue(told.get(told.size() - 1).contains("third"), told::toString);
    }
  }

  private String place() throws IOException {
    return new String(
        store.read("mqtt/alarms-site").orElse(new byte[0]), StandardCharsets.US_ASCII);
  }

  @Test
  void without_a_topic_nothing_is_told() throws Exception {
    try (Peer reader = broker.listen("#", "%p");
        Site site = site()) {
      site.set("alarm-topic", "");
      site.alarms.raise("before");
      site.start();
      reader.awaitLine("lockgate/gw7/status", SOON);
      site.tell(site.alarms.raise("meter"));
      broker.say("lockgate/end", "of the test");
      reader.awaitLine("of the test", SOON);
      assertTrue(reader.output().stream().noneMatch(line -> line.contains("no-answer")));
    }
  }
}
