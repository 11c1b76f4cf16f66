// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R15: a bundle comes and goes a thousand times and leaves nothing behind. */
@Tag("alone")
class RedeployIT {
  private static final String VERSION = System.getProperty("lockgate.version");

  private final GatewayProcess gateway = GatewayProcess.fresh();
  private final Path work = Distribution.newBase();
  private final TestSigner oem = TestSigner.create(work, "oem");

  @BeforeEach
  void start() throws IOException {
    Files.writeString(
        gateway.etc().resolve("com.example.sample.cfg"),
        "port = " + Distribution.freePort() + "\n");
    gateway.start();
    gateway
        .shell("gateway:trust-add", oem.certificate().toString(), "--prefix", "com.example")
        .ok();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void a_thousand_cycles_leave_no_class_loader_thread_or_metaspace() throws Exception {
    Redeployed left = cycles("sample", Integer.getInteger("soak.count", 1000));
    System.out.println("R15: " + left);
    left.assertNothingLeft(0);
  }

  /**
   * Of the simulator one class loader stays, whatever the count; who keeps it is not known: in a heap dump nothing but its
   * own classes refers to it.
   */
  @ParameterizedTest
  @CsvSource({
    "north-modbus, io.lockgate.north.modbus, modbus, modbus-server, 0",
    "driver-modbus, io.lockgate.driver.modbus, driver, self, 0",
    "driver-snmp, io.lockgate.driver.snmp, snmp, snmp-agent, 0",
    "north-mqtt, io.lockgate.north.mqtt, publisher, mqtt-away, 0",
    "north-mail, io.lockgate.north.mail, present, mail, 0",
    "north-csv-sftp, io.lockgate.north.csv.sftp, publisher, csv-sftp-archive, 0",
    "north-csv-https, io.lockgate.north.csv.https, publisher, csv-https-archive, 0",
    "driver-sim, io.lockgate.driver.sim, modbus, simulator, 1"
  })
  void a_bundle_of_the_field_leaves_nothing_either(
      String artifact, String bundle, String how, String what, int kept) throws Exception {
    Files.write(
        gateway.etc().resolve("io.lockgate.driver.modbus.link~self.cfg"),
        List.of("transport = tcp", "host = 127.0.0.1", "port = " + gateway.modbusPort()));
    Files.write(
        gateway.etc().resolve("io.lockgate.driver.sim.cfg"),
        List.of(
            "tcp-port = " + Distribution.freePort(), "rtu-tcp-port = " + Distribution.freePort()));
    Files.write(
        gateway.etc().resolve("io.lockgate.driver.snmp.agent.user~ro.cfg"),
        List.of("user = ro", "auth-password = authpass12", "privacy-password = privpass12"));
    Files.write(
        gateway.etc().resolve("io.lockgate.driver.snmp.agent.cfg"),
        List.of("port = " + Distribution.freePort()));
    Files.write(
        gateway.etc().resolve("io.lockgate.north.mqtt.broker~away.cfg"),
        List.of("host = 127.0.0.1", "port = " + Distribution.freePort()));
    Files.write(
        gateway.etc().resolve("io.lockgate.north.mail.cfg"),
        List.of("host = 127.0.0.1", "port = 1", "from = gw@peer.test"));
    for (String way : List.of("sftp", "https")) {
      Files.write(
          gateway.etc().resolve("io.lockgate.north.csv." + way + ".destination~archive.cfg"),
          List.of("host = 127.0.0.1", "port = " + Distribution.freePort(), "user = gw"));
    }
    List<String> services =
        new ArrayList<>(List.of("simulator", "snmp", "snmp-agent", "mqtt", "mail"));
    if (artifact.startsWith("north-csv-")) {
      services.add(artifact.substring("north-".length()));
    }
    for (String service : services) {
      gateway.shell("gateway:service-enable", service).ok();
      Services.awaitState(gateway, service, "on", Duration.ofSeconds(10));
    }
    Path jar =
        gateway
            .code()
            .resolve("system/io/lockgate")
            .resolve(artifact)
            .resolve(VERSION)
            .resolve(artifact + "-" + VERSION + ".jar");
    int count = Math.min(Integer.getInteger("soak.count", 40), 1_000);
    Redeployed left = job(jar, count, how, what, bundle);
    System.out.println("R15: " + bundle + ": " + left);
    left.assertNothingLeft(kept);
    for (String service : List.of("modbus-server", "simulator")) {
      Services.awaitState(gateway, service, "on", Duration.ofSeconds(10));
    }
  }

  @Test
  void the_same_loop_finds_a_planted_leak() throws Exception {
    Redeployed left = cycles("leaky", 50);
    assertEquals(50, left.survivors(), left.toString());
    assertTrue(left.threads().size() >= 50, left.toString());
  }

  @Test
  void twenty_times_through_the_deploy_folder() throws Exception {
    Path signed =
        oem.sign(TestBundle.of(work, "com.example.sample", "sample"), work.resolve("signed.jar"));
    for (int i = 0; i < 20; i++) {
      Files.copy(signed, gateway.deploy().resolve("sample.jar"));
      Services.awaitState(gateway, "sample", "on", Duration.ofSeconds(5));
      Files.delete(gateway.deploy().resolve("sample.jar"));
      Services.awaitState(gateway, "sample", "absent", Duration.ofSeconds(5));
    }
  }

  private Redeployed cycles(String sample, int count) throws IOException {
    Path signed =
        oem.sign(
            TestBundle.of(work, "com.example." + sample, sample),
            work.resolve(sample + "-signed.jar"));
    return job(signed, count, "hello", sample);
  }

  private Redeployed job(Path jar, int count, String how, String what, String... installed)
      throws IOException {
    Path loop =
        oem.sign(
            TestBundle.loop(work, "com.example.redeploy"), work.resolve("redeploy-signed.jar"));
    return Redeployed.often(gateway, loop, jar, count, how, what, installed);
  }
}
