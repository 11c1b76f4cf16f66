// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;
import io.lockgate.north.mqtt.peers.Mosquitto;
import io.lockgate.north.mqtt.peers.Npm;
import io.lockgate.north.mqtt.session.Login;
import io.lockgate.north.mqtt.settings.SasToken;
import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.publish.SmallEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The template of a cloud hub: its token against npm's azure-iot-common, its topics against mosquitto, since there is no
 * hub to test with.
 */
@SuppressWarnings("NullAway.Init")
class HubTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String KEY = "c2VjcmV0LWtleS1vZi10aGUtZGV2aWNl";
  private static final Instant NOW = Instant.ofEpochSecond(1_799_996_400);

  @TempDir private Path folder;

  @Test
  void token_is_the_one_that_others_make() throws Exception {
    String theirs =
        Npm.run("sas.js", "azure-iot-common", "hub.example/devices/gw7", KEY, "1800000000");
    SasToken ours =
        new SasToken(
            "u", "hub.example/devices/gw7", KEY::toCharArray, Duration.ofHours(1), () -> NOW);
    Login.Shown shown = ours.show();
    char[] password = shown.password();
    assertEquals(theirs, password == null ? "" : new String(password));
    assertEquals(Optional.of(Duration.ofHours(1)), shown.validFor());
  }

  @Test
  void key_that_is_none_is_refused_without_showing_it() {
    SasToken token =
        new SasToken("u", "r", "no base 64!"::toCharArray, Duration.ofHours(1), () -> NOW);
    IOException refused = assertThrows(IOException.class, token::show);
    assertTrue(!String.valueOf(refused.getMessage()).contains("64!"), refused::getMessage);
  }

  private Site site(Mosquitto broker) {
    Site site = new Site(folder);
    site.secrets.with("device-key", KEY);
    site.field.point("io1/DO3", DataType.BOOL, Value.of(false));
    return site.set("host", "127.0.0.1")
        .set("port", broker.plain())
        .set("transport", "plain")
        .set("allow-insecure", true)
        .set("template", "hub")
        .set("secret", "device-key");
  }

  @Test
  void samples_go_to_the_device_topic_with_user_and_token() throws Exception {
    try (Mosquitto broker = Mosquitto.start(folder);
        Peer reader = broker.listen("devices/#", "%p");
        Site site = site(broker)) {
      site.start();
      new SmallEngine(site.publisher(), 10).append("meter1/Power", 10).drain(SOON);
      String line = reader.awaitLine("\"s\":10}", SOON);
      assertTrue(
          line.startsWith("devices/gw7/messages/events/$.ct=application%2Fjson&$.ce=utf-8 0 {"),
          line);
      assertTrue(
          broker.output().stream()
              .anyMatch(
                  each ->
                      each.contains("as gw7") && each.contains("u'127.0.0.1/gw7/?api-version=")),
          () -> String.join("\n", broker.output()));
    }
  }

  @Test
  void method_write_is_an_order_and_others_are_unknown() throws Exception {
    try (Mosquitto broker = Mosquitto.start(folder);
        Peer reader = broker.listen("$iothub/methods/res/#", "%p");
        Site site = site(broker)) {
      site.set("transport", "tls").set("port", broker.mutual()).set("trust", "ca.pem");
      site.set("certificate", "client.pem").set("key", "client.key");
      site.set("commands", true).start();
      SmallEngine.await(site.publisher().test(SOON).toCompletableFuture());
      broker.say("$iothub/methods/POST/write/?$rid=17", "{\"point\":\"io1/DO3\",\"value\":true}");
      String done = reader.awaitLine("methods/res/200/?$rid=17", SOON);
      assertTrue(done.contains("\"outcome\":\"confirmed\""), done);
      broker.say("$iothub/methods/POST/reboot/?$rid=18", "{}");
      reader.awaitLine("methods/res/404/?$rid=18", SOON);
      broker.say("$iothub/methods/POST/write/?$rid=19", "{\"point\":\"x/y\",\"value\":1}");
      reader.awaitLine("methods/res/409/?$rid=19", SOON);
      assertEquals(Value.of(true), site.field.value("io1/DO3"));
    }
  }

  @Test
  void token_is_renewed_before_it_ends() throws Exception {
    try (Mosquitto broker = Mosquitto.start(folder);
        Site site = site(broker)) {
      site.set("token-s", 1).start();
      SmallEngine engine = new SmallEngine(site.publisher(), 10).append("meter1/Power", 10);
      engine.drain(SOON);
      Awaitility.await("a second connection")
          .atMost(SOON)
          .until(
              () -> broker.output().stream().filter(each -> each.contains("as gw7")).count() >= 2);
      engine.append("meter1/Power", 10).drain(SOON);
    }
  }
}
