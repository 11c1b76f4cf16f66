// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.health.Status;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;
import io.lockgate.api.publish.PublishException;
import io.lockgate.north.mqtt.peers.Mosquitto;
import io.lockgate.testkit.keys.Authority;
import io.lockgate.testkit.net.FreePorts;
import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.publish.SmallEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON to and from Debian's mosquitto: through every door it has, in both versions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class MosquittoTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private Mosquitto broker;
  private Site site;

  @BeforeAll
  void startBroker(@TempDir Path folder) throws Exception {
    broker = Mosquitto.start(folder);
  }

  @AfterAll
  void stopBroker() {
    if (broker != null) {
      broker.close();
    }
  }

  @BeforeEach
  void prepare() {
    site = new Site(broker.folder());
    site.set("host", "127.0.0.1").set("trust", "ca.pem");
    site.secrets.with("broker", Mosquitto.PASSWORD).with("wrong", "not-it");
    site.field.point("io1/DO3", DataType.BOOL, Value.of(false));
    site.field.point("meter1/Power", DataType.INT32, Value.of(7));
  }

  @AfterEach
  void stop() throws Exception {
    site.close();
  }

  private void mutual(String version) {
    site.set("port", broker.mutual()).set("certificate", "client.pem").set("key", "client.key");
    site.set("version", version);
  }

  private void password() {
    site.set("port", broker.password()).set("user", "gw").set("secret", "broker");
  }

  private SmallEngine engine(int batch) {
    return new SmallEngine(site.publisher(), batch);
  }

  private PublishException.Kind failure() {
    try {
      SmallEngine.await(site.publisher().test(SOON).toCompletableFuture());
      throw new AssertionError("it works");
    } catch (PublishException e) {
      return e.kind();
    }
  }

  @ParameterizedTest
  @CsvSource({"mutual,3.1.1", "mutual,5", "password,3.1.1", "password,5"})
  void samples_arrive_under_tls(String door, String version) throws Exception {
    if (door.equals("mutual")) {
      mutual(version);
    } else {
      password();
      site.set("version", version);
    }
    try (Peer reader = broker.listen("lockgate/gw7/#", "%p")) {
      site.start();
      engine(10).append("meter1/Power", 25).drain(SOON);
      String first = reader.awaitLine("\"s\":1}", SOON);
      assertTrue(first.startsWith("lockgate/gw7/meter1 0 {\"timestamp\":\"2025-10-09T"), first);
      assertTrue(
          first.contains(
              "\"device\":\"meter1\",\"items\":[{\"valueItemId\":\"Power\",\"values\":"
                  + "[{\"t\":0,\"v\":1,\"s\":1},{\"t\":1000,\"v\":2,\"s\":2},"),
          first);
      reader.awaitLine("\"v\":25,\"s\":25}", SOON);
      assertEquals(Status.OK, site.health().status());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.1.1", "5"})
  void samples_arrive_through_a_websocket(String version) throws Exception {
    password();
    site.set("port", broker.websocket()).set("transport", "websocket").set("version", version);
    try (Peer reader = broker.listen("lockgate/gw7/#", "%p")) {
      site.start();
      engine(500).append("meter1/Power", 5_000).drain(SOON);
      reader.awaitLine("\"v\":5000,\"s\":5000}", SOON);
    }
  }

  @Test
  void state_is_retained_and_the_will_tells_a_loss() throws Exception {
    mutual("5");
    site.start();
    SmallEngine.await(site.publisher().test(SOON).toCompletableFuture());
    try (Peer reader = broker.listen("lockgate/gw7/status", "%p")) {
      reader.awaitLine("lockgate/gw7/status 1 {\"state\":\"online\"", SOON);
      site.close();
      reader.awaitLine("lockgate/gw7/status 0 {\"state\":\"offline\"", SOON);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.1.1", "5"})
  void order_reaches_the_field_once_and_its_outcome_returns(String version) throws Exception {
    mutual(version);
    site.set("commands", true).start();
    SmallEngine.await(site.publisher().test(SOON).toCompletableFuture());
    String order = "{\"id\":\"a1\",\"point\":\"io1/DO3\",\"value\":true}";
    try (Peer reader = broker.listen("lockgate/gw7/outcome", "%p")) {
      broker.say("lockgate/gw7/command", order);
      String answer = reader.awaitLine("\"id\":\"a1\"", SOON);
      assertTrue(answer.contains("\"outcome\":\"confirmed\""), answer);
      assertTrue(answer.endsWith("\"readBack\":true}"), answer);
      broker.say("lockgate/gw7/command", order);
      broker.say("lockgate/gw7/command", "{\"id\":\"a2\",\"point\":\"none/P\",\"value\":1}");
      reader.awaitLine("\"reason\":\"no-such-point\"", SOON);
      broker.say("lockgate/gw7/command", "no order");
      reader.awaitLine("\"reason\":\"malformed\"", SOON);
      site.field.refuse();
      broker.say("lockgate/gw7/command", order.replace("a1", "a3"));
      reader.awaitLine("\"reason\":\"not-allowed\"", SOON);
    }
    assertEquals(1, site.field.written().size(), "an order that came twice is written once");
    assertEquals("mqtt-site", site.field.written().get(0).by().id());
    assertEquals(Value.of(true), site.field.value("io1/DO3"));
  }

  @Test
  void retained_order_is_not_carried_out() throws Exception {
    mutual("5");
    broker.say("lockgate/gw7/command", "{\"point\":\"io1/DO3\",\"value\":true}", "-r");
    try (Peer reader = broker.listen("lockgate/gw7/outcome", "%p")) {
      site.set("commands", true).start();
      reader.awaitLine("\"reason\":\"retained\"", SOON);
    } finally {
      broker.forget("lockgate/gw7/command");
    }
    assertEquals(List.of(), site.field.written());
  }

  @Test
  void orders_are_not_heard_unless_wanted() throws Exception {
    mutual("5");
    site.start();
    SmallEngine.await(site.publisher().test(SOON).toCompletableFuture());
    broker.say("lockgate/gw7/command", "{\"point\":\"io1/DO3\",\"value\":true}");
    SmallEngine.await(site.publisher().test(SOON).toCompletableFuture());
    assertEquals(List.of(), site.field.written());
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.1.1", "5"})
  void wrong_password_is_denied(String version) throws Exception {
    password();
    site.set("secret", "wrong").set("version", version).start();
    assertEquals(PublishException.Kind.DENIED, failure());
    assertEquals(Status.CRITICAL, site.health().status());
    assertFalse(site.health().detail().contains("not-it"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.1.1", "5"})
  void missing_client_certificate_is_denied(String version) throws Exception {
    site.set("port", broker.mutual()).set("version", version).start();
    assertEquals(PublishException.Kind.DENIED, failure());
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.1.1", "5"})
  void broker_with_another_certificate_is_not_told_anything(String version, @TempDir Path other)
      throws Exception {
    Authority stranger = new Authority(other, "stranger");
    Files.writeString(broker.folder().resolve("stranger.pem"), stranger.certificate());
    password();
    site.set("trust", "stranger.pem").set("version", version).set("client-id", "never").start();
    assertEquals(PublishException.Kind.UNTRUSTED, failure());
    assertFalse(
        broker.output().stream().anyMatch(line -> line.contains("as never")),
        "no CONNECT was sent");
  }

  @Test
  void certificate_for_another_name_is_not_trusted() throws Exception {
    password();
    site.set("server-name", "elsewhere.example").start();
    assertEquals(PublishException.Kind.UNTRUSTED, failure());
  }

  @Test
  void nobody_there_is_unreachable() throws Exception {
    try (FreePorts ports = new FreePorts()) {
      site.set("port", ports.tcp()).start();
      assertEquals(PublishException.Kind.UNREACHABLE, failure());
      assertEquals(Status.TEMPORARILY_UNAVAILABLE, site.health().status());
    }
  }

  @Test
  void missing_secret_is_a_matter_of_settings() throws Exception {
    password();
    site.set("secret", "unset").start();
    assertEquals(PublishException.Kind.SETTINGS, failure());
    assertTrue(site.health().detail().contains("'unset' is not set"), site.health().detail());
  }

  @Test
  void plain_needs_a_word_that_is_audited_and_takes_no_orders() throws Exception {
    site.set("port", broker.plain()).set("transport", "plain").start();
    assertEquals(PublishException.Kind.SETTINGS, failure());
    site.close();
    site.set("allow-insecure", true).set("commands", true).start();
    assertEquals(PublishException.Kind.SETTINGS, failure());
    site.close();
    site.set("commands", false).start();
    engine(10).append("meter1/Power", 3).drain(SOON);
    assertEquals(List.of("MQTT_INSECURE"), site.audit.types());
    assertEquals(Status.WARN, site.health().status());
  }

  @Test
  void broker_that_comes_back_gets_everything() throws Exception {
    mutual("3.1.1");
    site.start();
    SmallEngine engine = engine(20).append("meter1/Power", 40);
    engine.drain(SOON);
    broker.stop();
    Awaitility.await()
        .atMost(SOON)
        .until(() -> site.health().status() == Status.TEMPORARILY_UNAVAILABLE);
    broker.again();
    try (Peer reader = broker.listen("lockgate/gw7/#", "%p")) {
      engine.append("meter1/Power", 40).drain(SOON);
      reader.awaitLine("\"v\":80,\"s\":80}", SOON);
    }
  }

  @Test
  void starting_and_stopping_leaves_nothing() throws Exception {
    mutual("5");
    site.cycle(20);
    site.set("version", "3.1.1").cycle(20);
  }
}
