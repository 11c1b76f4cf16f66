// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.testkit.keys.Authority;
import io.lockgate.testkit.peer.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modbus/TCP Security of the real assembly: from outside by stunnel, and both of its ends against each other. */
class SecureModbusIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String PREFIX = "io.lockgate.north.modbus.";
  private static final int TABLE_UNIT = 1;
  private static final int ROUTED_UNIT = 12;

  @TempDir Path folder;
  private GatewayProcess gateway;
  private Authority plant;
  private int secure;

  @BeforeEach
  void start() throws IOException {
    plant =
        new Authority(folder, "plant")
            .client("scada", "operator")
            .client("guest", "visitor")
            .client("late", "operator", Authority.expired());
    gateway = GatewayProcess.fresh();
    secure = Distribution.freePort();
    Path trusted = Files.createDirectories(gateway.etc().resolve("tls/modbus-clients"));
    Files.writeString(trusted.resolve("plant.pem"), plant.certificate());
    secret(gateway.etc().resolve("tls/scada.pem"), plant.key("scada") + plant.certificate("scada"));
    cfg(PREFIX + "secure", "port = " + secure);
    cfg(PREFIX + "role~operator", "role = operator", "units = 1-247 255");
    cfg(PREFIX + "table~own", "units = " + TABLE_UNIT, "holding-count = 10", "holding-values = 7");
    gateway.start();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private static void secret(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private void cfg(String pid, String... lines) throws IOException {
    Files.write(gateway.etc().resolve(pid + ".cfg"), List.of(lines));
  }

  private void open() {
    gateway.shell("gateway:service-enable", "modbus-secure", "--interface", "local").ok();
    Awaitility.await("the port").atMost(LIMIT).until(() -> Https.accepts(secure));
  }

  private Peer stunnel(String alias, int accept) throws IOException {
    Path key = folder.resolve(alias + ".pem");
    secret(key, plant.key(alias) + plant.certificate(alias));
    Path settings = folder.resolve("stunnel.conf");
    Files.writeString(
        settings,
        """
        foreground = yes
        pid =
        [modbus]
        client = yes
        accept = 127.0.0.1:%d
        connect = 127.0.0.1:%d
        cert = %s
        """
            .formatted(accept, secure, key));
    Peer peer = Peer.command("stunnel", settings.toString()).start();
    peer.awaitPort(accept, LIMIT);
    return peer;
  }

  private static String read(int port, int unit) {
    byte[] request = {0, 1, 0, 0, 0, 6, (byte) unit, 3, 0, 0, 0, 1};
    try {
      return HexFormat.of().formatHex(ModbusTcp.ask(port, request)).substring(14);
    } catch (IOException | StringIndexOutOfBoundsException nothing) {
      return "";
    }
  }

  private String audited() {
    return gateway.shell("gateway:audit", "--json").out();
  }

  @Test
  void it_is_off_until_somebody_switches_it_on_and_then_a_role_is_served_and_others_are_not()
      throws Exception {
    assertFalse(Https.accepts(secure));
    open();
    assertTrue(gateway.listening().stream().anyMatch(each -> each.endsWith(":" + secure)));
    int accept = Distribution.freePort();
    try (Peer stunnel = stunnel("scada", accept)) {
      assertEquals("03020007", read(accept, TABLE_UNIT), () -> lines(stunnel));
    }
    try (Peer stunnel = stunnel("guest", accept)) {
      assertEquals("8301", read(accept, TABLE_UNIT), () -> lines(stunnel));
    }
    try (Peer stunnel = stunnel("late", accept)) {
      assertEquals("", read(accept, TABLE_UNIT), () -> lines(stunnel));
    }
    Awaitility.await("audited")
        .atMost(LIMIT)
        .until(() -> audited().contains("certificate expired"));
    assertTrue(audited().contains("(role visitor, certificate "), this::audited);
    gateway.shell("gateway:service-disable", "modbus-secure").ok();
    Awaitility.await("closed").atMost(LIMIT).until(() -> !Https.accepts(secure));
  }

  @Test
  void its_own_driver_comes_through_its_own_door() throws Exception {
    open();
    Files.writeString(gateway.etc().resolve("tls/own.pem"), Https.certificate(gateway.port()));
    cfg(
        "io.lockgate.driver.modbus.link~loop",
        "transport = tls",
        "host = 127.0.0.1",
        "port = " + secure,
        "tls-trust = tls/own.pem",
        "tls-certificate = tls/scada.pem",
        "server-name = localhost");
    cfg(PREFIX + "route~loop", "unit = " + ROUTED_UNIT, "link = loop", "address = " + TABLE_UNIT);
    Awaitility.await("through both ends")
        .atMost(LIMIT)
        .untilAsserted(
            () -> assertEquals("03020007", read(gateway.modbusPort(), ROUTED_UNIT), gateway::log));
  }

  private static String lines(Peer peer) {
    return peer.output().stream().collect(Collectors.joining("\n"));
  }
}
