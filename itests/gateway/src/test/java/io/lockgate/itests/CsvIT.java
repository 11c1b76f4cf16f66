// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.testkit.sftp.OpenSsh;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * R027, R055 to R057: files of the simulated site reach Debian's OpenSSH, whose user is locked in a folder; a key that
 * changed is told nothing, and what waits arrives in order once the new one is accepted.
 */
@SuppressWarnings("NullAway.Init")
class CsvIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration TWO_PERIODS = Duration.ofSeconds(150);
  private static final int HEAD_LINES = 7;
  private OpenSsh server;
  private GatewayProcess gateway;
  private int port;

  @BeforeEach
  void start() throws Exception {
    port = Distribution.freePort();
    server = new OpenSsh(port);
    gateway = GatewayProcess.fresh();
    int field = Distribution.freePort();
    Files.write(
        gateway.etc().resolve("io.lockgate.driver.sim.cfg"),
        List.of("tcp-port = " + field, "rtu-tcp-port = " + Distribution.freePort()));
    Files.write(
        gateway.etc().resolve("io.lockgate.driver.modbus.link~bus.cfg"),
        List.of("transport = tcp", "host = 127.0.0.1", "port = " + field));
    Files.write(
        gateway.etc().resolve("io.lockgate.driver.modbus.device~meter.cfg"),
        List.of("link = bus", "model = three-phase-meter", "unit = 1"));
    Files.write(
        gateway.etc().resolve("io.lockgate.north.csv.sftp.cfg"),
        List.of("gateway-name = Plant 7", "time-zone = Europe/Berlin"));
    Files.write(
        gateway.etc().resolve("io.lockgate.core.alarm.cfg"),
        List.of("system-red-delay = 2", "system-off-delay = 2"));
    gateway.start();
    gateway.shell("gateway:service-enable", "simulator").ok();
    gateway.shell("gateway:service-enable", "csv-sftp").ok();
    Services.awaitState(gateway, "csv-sftp", "on", SOON);
  }

  @AfterEach
  void stop() throws IOException {
    if (gateway != null) {
      gateway.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private ShellResult setup(String answer) {
    return gateway.shellWithInput(
        answer + "\n" + OpenSsh.PASSWORD + "\n",
        "gateway:sftp-setup",
        "archive",
        "127.0.0.1",
        "--port",
        "" + port,
        "--user",
        OpenSsh.USER,
        "--folder",
        "upload",
        "--ask-password");
  }

  private void everyMinute() {
    gateway
        .shell(
            "gateway:config-set",
            "io.lockgate.north.csv.sftp.destination~archive",
            "period-minutes",
            "1")
        .ok();
  }

  @Test
  void files_arrive_and_a_key_that_changed_is_told_nothing() throws Exception {
    String shown = setup("no").out();
    assertTrue(shown.contains(server.known("ed25519").fingerprint()), shown);
    assertFalse(
        Files.exists(gateway.etc().resolve("io.lockgate.north.csv.sftp.destination~archive.cfg")));
    setup("yes").ok();
    everyMinute();
    Awaitility.await("a file")
        .atMost(TWO_PERIODS)
        .until(() -> server.names().stream().anyMatch(each -> each.endsWith(".csv")));
    assertWhole();

    server.renewKey("ed25519");
    Awaitility.await("refused")
        .atMost(TWO_PERIODS)
        .until(() -> gateway.shell("gateway:audit").out().contains("host key changed"));
    Awaitility.await("its alarm").atMost(SOON).until(() -> alarms().contains("host key changed"));
    assertTrue(alarms().contains("system/csv-sftp-archive:red"), alarms());
    List<String> before = server.names();
    assertTrue(server.log().stream().noneMatch(line -> line.contains(OpenSsh.USER)));
    setup("yes").ok();
    Awaitility.await("what waited")
        .atMost(TWO_PERIODS)
        .until(() -> server.names().size() > before.size());
    assertWhole();
    Awaitility.await("the end of the alarm")
        .atMost(SOON)
        .until(() -> !alarms().contains("system/csv-sftp-archive:red"));
  }

  private String alarms() {
    return gateway.shell("gateway:alarms").out();
  }

  @Test
  void a_second_way_for_files_is_refused() {
    ShellResult refused = gateway.shell("gateway:service-enable", "csv-https");
    assertEquals(2, refused.status());
    assertTrue(refused.err().contains("csv-sftp"), refused.err());
  }

  /** S8: what was typed once is in no file of the gateway. */
  @Test
  void the_password_is_in_no_file() throws Exception {
    setup("yes").ok();
    everyMinute();
    for (Path root : List.of(gateway.etc(), gateway.data())) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path each : files.filter(Files::isRegularFile).toList()) {
          String text = new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1);
          assertFalse(text.contains(OpenSsh.PASSWORD), each.toString());
        }
      }
    }
    assertFalse(gateway.log().contains(OpenSsh.PASSWORD));
  }

  private void assertWhole() throws IOException {
    for (String name : server.names()) {
      assertTrue(name.matches("[0-9a-f]{8}_[a-z0-9._-]+_[0-9]{17}\\.csv"), name);
      List<String> lines = server.content(name).lines().toList();
      String head = lines.get(1);
      assertTrue(head.startsWith("Plant 7,"), head);
      int rows = Integer.parseInt(head.substring(head.lastIndexOf(',') + 1));
      assertEquals(rows, lines.size() - HEAD_LINES, name);
    }
  }
}
