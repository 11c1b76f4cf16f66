// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lockgate.testkit.peer.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R030, S8: the gateway at two brokers' doors at once; an order reaches a simulated device and its outcome returns. */
@SuppressWarnings("NullAway.Init")
class MqttIT {
  private static final Duration SOON = Duration.ofSeconds(40);

  @TempDir private Path folder;
  private GatewayProcess gateway;
  private BrokerPeer broker;

  @BeforeEach
  void start() throws Exception {
    gateway = GatewayProcess.fresh();
    broker = new BrokerPeer(folder, gateway.etc());
    Files.write(
        gateway.etc().resolve("io.lockgate.core.service.cfg"),
        List.of("simulator = local", "mqtt = local"));
    int tcp = Distribution.freePort();
    int rtu = Distribution.freePort();
    for (String file :
        List.of(
            "io.lockgate.driver.sim",
            "io.lockgate.driver.modbus.link~bus",
            "io.lockgate.driver.modbus.device~io")) {
      String text =
          Files.readString(Distribution.root().resolve("docs/samples/demo").resolve(file + ".cfg"));
      Files.writeString(
          gateway.etc().resolve(file + ".cfg"),
          text.replace("#tcp-port", "tcp-port")
              .replace("#rtu-tcp-port", "rtu-tcp-port")
              .replace("15020", "" + tcp)
              .replace("15021", "" + rtu));
    }
    settings(
        "plant",
        "port = " + broker.mutual(),
        "certificate = gateway.pem",
        "key = gateway.key",
        "version = 5",
        "commands = true");
    settings("cloud", "port = " + broker.password(), "user = gw", "secret = cloud-password");
    gateway.start();
  }

  private void settings(String name, String... more) throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of("host = 127.0.0.1", "trust = broker-ca.pem", "client-id = gw-" + name));
    lines.addAll(List.of(more));
    Files.write(gateway.etc().resolve("io.lockgate.north.mqtt.broker~" + name + ".cfg"), lines);
  }

  @AfterEach
  void stop() {
    if (gateway != null) {
      gateway.close();
    }
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void order_reaches_the_device_its_outcome_returns_and_secrets_stay_secret() throws Exception {
    try (Peer reader = broker.listen("lockgate/#")) {
      reader.awaitLine("lockgate/gw-plant/status", SOON);
      String twice = BrokerPeer.PASSWORD + "\n" + BrokerPeer.PASSWORD + "\n";
      gateway.shellWithInput(twice, "gateway:secret-set", "cloud-password").ok();
      gateway.shell("gateway:service-disable", "mqtt").ok();
      reader.awaitLine("lockgate/gw-plant/status 0 {\"state\":\"offline\"", SOON);
      gateway.shell("gateway:service-enable", "mqtt", "--interface", "local").ok();
      reader.awaitLine("lockgate/gw-cloud/status 0 {\"state\":\"online\"", SOON);

      Awaitility.await("the device").atMost(SOON).until(() -> value("io/DO1").equals("false"));
      broker.say("lockgate/gw-plant/command", "{\"id\":\"1\",\"point\":\"io/DO1\",\"value\":true}");
      String refused = reader.awaitLine("outcome 0 {\"id\":\"1\"", SOON);
      assertTrue(refused.contains("\"reason\":\"not-allowed\""), refused);
      gateway.commission();
      broker.say("lockgate/gw-plant/command", "{\"id\":\"2\",\"point\":\"io/DO1\",\"value\":true}");
      String done = reader.awaitLine("outcome 0 {\"id\":\"2\"", SOON);
      assertTrue(done.contains("\"outcome\":\"confirmed\""), done);
      assertTrue(done.contains("\"readBack\":true"), done);
      Awaitility.await("the output").atMost(SOON).until(() -> value("io/DO1").equals("true"));
    }
    gateway.stop();
    assertEquals(List.of(), filesWith(BrokerPeer.PASSWORD));
    assertFalse(gateway.output().contains(BrokerPeer.PASSWORD));
  }

  private String value(String point) {
    for (JsonNode each : gateway.shell("gateway:points", "--json", "io").json()) {
      if (each.get("point").asText().equals(point)) {
        return each.get("value").asText();
      }
    }
    return "absent";
  }

  /** Of configuration and data. */
  private List<String> filesWith(String canary) throws IOException {
    byte[] wanted = canary.getBytes(StandardCharsets.UTF_8);
    try (Stream<Path> etc = Files.walk(gateway.etc());
        Stream<Path> data = Files.walk(gateway.data())) {
      return Stream.concat(etc, data)
          .filter(Files::isRegularFile)
          .filter(file -> holds(file, new String(wanted, StandardCharsets.ISO_8859_1)))
          .map(Path::toString)
          .toList();
    }
  }

  private static boolean holds(Path file, String canary) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(canary);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
