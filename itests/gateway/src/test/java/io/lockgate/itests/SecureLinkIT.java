// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lockgate.testkit.peer.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links under TLS of the real assembly: to a server of others behind stunnel, and to its own service. */
class SecureLinkIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String PYMODBUS =
      Distribution.root().resolve("itests/peers/modbus/servers/pymodbus-server.py").toString();

  /** Holding register 0 of unit 1 of the pymodbus server is 10007. */
  private static final String REPLY = "03022717";

  @TempDir Path folder;
  private final List<Peer> running = new ArrayList<>();
  private GatewayProcess gateway;
  private SecurePeers peers;

  @BeforeEach
  void start() throws IOException {
    peers = new SecurePeers(folder);
    gateway = GatewayProcess.fresh();
    Files.createDirectories(gateway.etc().resolve("tls"));
    Files.writeString(gateway.etc().resolve("tls/plant-ca.pem"), peers.authority());
    for (String alias : List.of("scada", "late", "other")) {
      SecurePeers.secret(gateway.etc().resolve("tls/" + alias + ".pem"), peers.text(alias));
    }
  }

  @AfterEach
  void stop() {
    gateway.close();
    running.forEach(Peer::close);
  }

  private void cfg(String pid, String... lines) throws IOException {
    Files.write(gateway.etc().resolve("io.lockgate." + pid + ".cfg"), List.of(lines));
  }

  private void link(String name, int unit, int port, String alias, String serverName)
      throws IOException {
    cfg(
        "driver.modbus.link~" + name,
        "transport = tls",
        "host = 127.0.0.1",
        "port = " + port,
        "tls-trust = tls/plant-ca.pem",
        "tls-certificate = tls/" + alias + ".pem",
        "server-name = " + serverName);
    cfg("north.modbus.route~" + name, "unit = " + unit, "link = " + name, "address = 1");
  }

  private int stunnel(int device, String alias, String version) throws IOException {
    int port = Distribution.freePort();
    running.add(peers.server(port, device, alias, version));
    return port;
  }

  private void replies(String reply, int unit) {
    Awaitility.await("unit " + unit)
        .atMost(LIMIT)
        .untilAsserted(
            () -> assertEquals(reply, SecurePeers.read(gateway.modbusPort(), unit), this::links));
  }

  private String links() {
    return gateway.shell("gateway:links", "--json").out();
  }

  @Test
  void a_server_behind_stunnel_is_asked_and_whoever_is_wrong_is_refused() throws Exception {
    int device = Distribution.freePort();
    Peer pymodbus = Peer.command("/usr/bin/python3", PYMODBUS, "tcp", "" + device).start();
    running.add(pymodbus);
    pymodbus.awaitPort(device, LIMIT);
    int right = stunnel(device, "device", "TLSv1.3");
    link("newer", 11, right, "scada", "device.plant");
    link("older", 12, stunnel(device, "device", "TLSv1.2"), "scada", "device.plant");
    link("late", 13, right, "late", "device.plant");
    link("other", 14, right, "other", "device.plant");
    link("name", 15, right, "scada", "another.plant");
    link("fake", 16, stunnel(device, "fake", "TLSv1.3"), "scada", "device.plant");
    gateway.start();
    replies(REPLY, 11);
    replies(REPLY, 12);
    for (int unit = 13; unit <= 16; unit++) {
      replies("830b", unit);
    }
    for (String why :
        List.of(
            "refused by the other side: certificate_expired",
            "refused by the other side: unknown_ca",
            "certificate for another name",
            "certificate not trusted")) {
      Awaitility.await(why).atMost(LIMIT).until(() -> links().contains(why));
    }
    replies(REPLY, 11);
  }

  @Test
  void its_own_driver_comes_through_its_own_door() throws Exception {
    int secure = Distribution.freePort();
    Path trusted = Files.createDirectories(gateway.etc().resolve("tls/modbus-clients"));
    Files.writeString(trusted.resolve("plant.pem"), peers.authority());
    cfg("north.modbus.secure", "port = " + secure);
    cfg("north.modbus.role~operator", "role = operator", "units = 2");
    cfg("north.modbus.table~own", "units = 2", "holding-count = 10", "holding-values = 7");
    gateway.start();
    gateway.shell("gateway:service-enable", "modbus-secure", "--interface", "local").ok();
    Files.writeString(gateway.etc().resolve("tls/own.pem"), Https.certificate(gateway.port()));
    cfg(
        "driver.modbus.link~loop",
        "transport = tls",
        "host = 127.0.0.1",
        "port = " + secure,
        "tls-trust = tls/own.pem",
        "tls-certificate = tls/scada.pem",
        "server-name = localhost");
    cfg("north.modbus.route~loop", "unit = 12", "link = loop", "address = 2");
    cfg("north.modbus.route~wrong", "unit = 13", "link = loop", "address = 3");
    replies("03020007", 12);
    replies("8301", 13);
    Awaitility.await("audited")
        .atMost(LIMIT)
        .until(
            () ->
                gateway
                    .shell("gateway:audit", "--json", "--text", "operator")
                    .ok()
                    .out()
                    .contains("unit 3"));
  }
}
