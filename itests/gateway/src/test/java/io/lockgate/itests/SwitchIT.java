// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** R16, R088, R144: a service that is off stays off, whatever comes. */
@Tag("alone")
class SwitchIT {
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  private final GatewayProcess gateway = GatewayProcess.fresh();
  private final Path work = Distribution.newBase();
  private final TestSigner oem = TestSigner.create(work, "oem");
  private final int port = Distribution.freePort();

  @BeforeEach
  void startWithTheSample() throws IOException {
    Files.writeString(gateway.etc().resolve("com.example.sample.cfg"), "port = " + port + "\n");
    gateway.start();
    gateway
        .shell("gateway:trust-add", oem.certificate().toString(), "--prefix", "com.example")
        .ok();
    oem.sign(TestBundle.sample(work, "com.example.sample"), gateway.deploy().resolve("sample.jar"));
    Services.awaitState(gateway, "sample", "on", Duration.ofSeconds(10));
    awaitPort(true, Duration.ofSeconds(5));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void off_closes_the_port_and_holds_over_reboot_bundle_start_and_feature_installation()
      throws Exception {
    gateway.shell("gateway:service-disable", "sample").ok();
    awaitPort(false, TWO_SECONDS);
    assertEquals("off", Services.state(gateway, "sample"));
    assertTrue(bundleLine().contains("Resolved"), bundleLine());

    gateway.shell("bundle:start", "com.example.sample");
    staysOff();

    gateway.reboot();
    awaitBundle();
    staysOff();

    Features.installUnrelated(gateway, oem, work);
    staysOff();

    gateway.shell("gateway:service-enable", "sample").ok();
    awaitPort(true, TWO_SECONDS);
    JsonNode audit = gateway.shell("gateway:audit", "--json", "--text", "sample").json();
    assertTrue(audit.toString().contains("SERVICE_DISABLED"), audit.toString());
    assertTrue(audit.toString().contains("SERVICE_ENABLED"), audit.toString());
  }

  @Test
  void locked_off_resists_every_way_back() throws Exception {
    ShellResult locked =
        gateway.shellWithInput("yes\nsample\n", "gateway:service-disable", "sample", "--permanent");
    locked.ok();
    assertTrue(locked.out().contains("cannot be undone"), locked.out());
    awaitPort(false, TWO_SECONDS);

    assertNotEquals(
        0, gateway.shell("gateway:service-enable", "sample").status(), "way back: command");
    staysLocked("command");
    gateway.shell("bundle:start", "com.example.sample");
    staysLocked("bundle start");
    gateway.shell("gateway:config-set", "io.lockgate.core.service", "sample", "local");
    staysLocked("configuration by command");
    Files.writeString(
        gateway.etc().resolve("io.lockgate.core.service.cfg"), "sample = local\npreset = panel\n");
    staysLocked("configuration by file");
    gateway.shell("gateway:preset", "panel", "--yes");
    staysLocked("preset");
    Features.installUnrelated(gateway, oem, work);
    staysLocked("feature installation");
    gateway.reboot();
    awaitBundle();
    staysLocked("reboot with a clean bundle cache");
    Files.delete(gateway.deploy().resolve("sample.jar"));
    Awaitility.await("the sample is removed")
        .atMost(Duration.ofSeconds(10))
        .until(() -> bundleLine().isEmpty());
    assertEquals("locked-off", Services.state(gateway, "sample"));
    oem.sign(
        TestBundle.sample(work, "com.example.sample"), gateway.deploy().resolve("sample2.jar"));
    awaitBundle();
    staysLocked("removing and installing the bundle again");
  }

  @Test
  void two_hundred_toggles_each_within_two_seconds() {
    int rounds = Integer.getInteger("soak.count", 200);
    long slowest = 0;
    for (int i = 0; i < rounds; i++) {
      long begin = System.nanoTime();
      boolean on = i % 2 == 1;
      gateway.shell(on ? "gateway:service-enable" : "gateway:service-disable", "sample").ok();
      awaitPort(on, TWO_SECONDS);
      slowest = Math.max(slowest, System.nanoTime() - begin);
    }
    System.out.println(
        "R16: "
            + rounds
            + " toggles, slowest "
            + slowest / 1_000_000
            + " ms with the client's own start");
    assertTrue(Https.answers(gateway.port()));
  }

  @Test
  void the_modbus_server_closes_and_answers_within_two_seconds_of_each_toggle() throws IOException {
    int rounds = Math.min(Integer.getInteger("soak.count", 12), 1_000);
    long slowest = 0;
    assertTrue(modbusAnswers());
    for (int i = 0; i < rounds; i++) {
      boolean on = i % 2 == 1;
      gateway
          .shell(on ? "gateway:service-enable" : "gateway:service-disable", "modbus-server")
          .ok();
      long begin = System.nanoTime();
      Awaitility.await("modbus-server " + (on ? "answers" : "refuses"))
          .atMost(TWO_SECONDS)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> on ? modbusAnswers() : !Https.accepts(gateway.modbusPort()));
      slowest = Math.max(slowest, System.nanoTime() - begin);
      assertTrue(Https.accepts(port), "the sample is another service");
    }
    System.out.println(
        "R16: modbus-server, " + rounds + " toggles, slowest " + slowest / 1_000_000 + " ms");
    gateway.shell("gateway:service-disable", "modbus-server").ok();
    gateway.reboot();
    awaitPort(true, Duration.ofSeconds(20));
    assertFalse(Https.accepts(gateway.modbusPort()), "off after a reboot");
  }

  private boolean modbusAnswers() throws IOException {
    if (!Https.accepts(gateway.modbusPort())) {
      return false;
    }
    byte[] question = {0, 1, 0, 0, 0, 6, (byte) 255, 3, 0, 0, 0, 1};
    return ModbusTcp.ask(gateway.modbusPort(), question).length > 8;
  }

  private void staysOff() {
    Awaitility.await("stays off")
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(4))
        .until(() -> !Https.accepts(port));
    assertEquals("off", Services.state(gateway, "sample"));
  }

  private void staysLocked(String way) {
    Awaitility.await("stays locked against " + way)
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(6))
        .until(() -> !Https.accepts(port));
    assertEquals("locked-off", Services.state(gateway, "sample"), way);
  }

  private void awaitPort(boolean open, Duration limit) {
    Awaitility.await("port " + (open ? "open" : "closed"))
        .atMost(limit)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> Https.accepts(port) == open);
  }

  private void awaitBundle() {
    Awaitility.await("the sample is installed")
        .atMost(Duration.ofSeconds(10))
        .until(() -> !bundleLine().isEmpty());
  }

  private String bundleLine() {
    return gateway
        .shell("bundle:list", "-t", "0", "-s", "--no-format")
        .out()
        .lines()
        .filter(l -> l.contains("com.example.sample"))
        .findFirst()
        .orElse("");
  }
}
