// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lockgate.testkit.peer.Peer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The service modbus-secure of the real assembly, from outside: by stunnel and by OpenSSL. */
class SecureModbusIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String PREFIX = "io.lockgate.north.modbus.";
  private static final Path GUIDE = Distribution.root().resolve("docs/modbus-security.md");
  private static final int TABLE_UNIT = 1;
  private static final String REPLY = "03020007";
  private static final byte[] QUESTION = {0, 1, 0, 0, 0, 6, TABLE_UNIT, 3, 0, 0, 0, 1};

  @TempDir static Path folder;
  private static GatewayProcess gateway;
  private static SecurePeers peers;
  private static int secure;

  @BeforeAll
  static void start() throws IOException {
    peers = new SecurePeers(folder);
    gateway = GatewayProcess.fresh();
    secure = Distribution.freePort();
    Path trusted = Files.createDirectories(gateway.etc().resolve("tls/modbus-clients"));
    Files.writeString(trusted.resolve("plant.pem"), peers.authority());
    cfg("secure", "port = " + secure);
    cfg("role~operator", "role = operator", "units = 1-247 255");
    cfg("table~own", "units = " + TABLE_UNIT, "holding-count = 10", "holding-values = 7");
    Files.write(
        gateway.etc().resolve("io.lockgate.north.modbus.cfg"),
        List.of("port = " + gateway.modbusPort(), "header-deadline-ms = 2000"));
    gateway.start();
    Files.writeString(folder.resolve("gateway.pem"), Https.certificate(gateway.port()));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static void cfg(String pid, String... lines) throws IOException {
    Files.write(gateway.etc().resolve(PREFIX + pid + ".cfg"), List.of(lines));
  }

  private static void open() {
    gateway.shell("gateway:service-enable", "modbus-secure", "--interface", "local").ok();
    Awaitility.await("the port").atMost(LIMIT).until(() -> Https.accepts(secure));
  }

  private static List<String> refusals() {
    List<String> all = new ArrayList<>();
    for (JsonNode event :
        gateway.shell("gateway:audit", "--json", "--type", "MODBUS_REQUEST").ok().json()) {
      all.add(event.toString());
    }
    return all;
  }

  private static void awaitRefusal(int before, String words) {
    Awaitility.await(words)
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              List<String> now = refusals();
              assertTrue(now.size() > before, now::toString);
              assertTrue(now.stream().anyMatch(each -> each.contains(words)), now::toString);
            });
  }

  @Test
  void it_is_off_until_somebody_switches_it_on_and_closes_alone() throws Exception {
    gateway.shell("gateway:service-disable", "modbus-secure").ok();
    Awaitility.await("closed").atMost(LIMIT).until(() -> !Https.accepts(secure));
    open();
    assertTrue(gateway.listening().stream().anyMatch(each -> each.endsWith(":" + secure)));
    String services = gateway.shell("gateway:services", "--json").ok().out();
    assertTrue(services.contains(":" + secure + "\""), services);
    gateway.shell("gateway:service-disable", "modbus-secure").ok();
    Awaitility.await("closed").atMost(LIMIT).until(() -> !Https.accepts(secure));
    assertFalse(gateway.listening().stream().anyMatch(each -> each.endsWith(":" + secure)));
    assertEquals(REPLY, SecurePeers.read(gateway.modbusPort(), TABLE_UNIT), "the other stays");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void a_client_behind_stunnel_is_served(String version) throws Exception {
    open();
    int accept = Distribution.freePort();
    try (Peer stunnel = peers.client(accept, secure, "scada", version)) {
      for (int i = 0; i < 20; i++) {
        assertEquals(REPLY, SecurePeers.read(accept, TABLE_UNIT), () -> said(stunnel));
      }
      stunnel.awaitLine(version + " ciphersuite", LIMIT);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "guest, 8301, '(role visitor, certificate '",
    "plain, 8301, '(no role, certificate '",
    "'', '', ': no certificate'",
    "late, '', ': certificate expired'",
    "other, '', ': certificate not trusted'",
  })
  void a_client_behind_stunnel_that_may_not_is_refused_and_audited(
      String alias, String reply, String words) throws Exception {
    open();
    int before = refusals().size();
    int accept = Distribution.freePort();
    try (Peer stunnel = peers.client(accept, secure, alias, "TLSv1.3")) {
      assertEquals(reply, SecurePeers.read(accept, TABLE_UNIT), () -> said(stunnel));
      awaitRefusal(before, words);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_3", "-tls1_2"})
  void openssl_is_served(String version) throws Exception {
    open();
    SClient client = openssl(version, "-cert", peers.file("scada").toString());
    assertEquals("000100000005" + "01" + REPLY, client.reply(), client::said);
  }

  @ParameterizedTest
  @CsvSource({
    "-tls1_1, DEFAULT@SECLEVEL=0, protocol version",
    "-tls1_2, ECDHE-ECDSA-AES128-SHA256, handshake failure",
    "-tls1_2, ECDHE-ECDSA-AES256-SHA, handshake failure",
    "-tls1_2, AES128-GCM-SHA256, handshake failure",
    "-tls1_2, ECDHE-ECDSA-NULL-SHA@SECLEVEL=0, handshake failure",
  })
  void old_versions_and_weak_suites_are_refused_and_audited(
      String version, String suites, String alert) throws Exception {
    open();
    int before = refusals().size();
    SClient client = openssl(version, "-cipher", suites, "-cert", peers.file("scada").toString());
    assertEquals("", client.reply(), client::said);
    assertTrue(client.said().contains("alert " + alert), client::said);
    awaitRefusal(before, ": no agreement on TLS");
  }

  private static SClient openssl(String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("-CAfile", folder.resolve("gateway.pem").toString()));
    all.add("-verify_return_error");
    return SClient.ask(secure, QUESTION, 11, all.toArray(String[]::new));
  }

  @Test
  void who_says_nothing_keeps_nobody_out_and_is_closed() throws Exception {
    open();
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        silent.add(new Socket(InetAddress.getLoopbackAddress(), secure));
      }
      SClient client = openssl("-cert", peers.file("scada").toString());
      assertEquals("000100000005" + "01" + REPLY, client.reply(), client::said);
      for (Socket each : silent) {
        each.setSoTimeout((int) LIMIT.toMillis());
        assertEquals(-1, each.getInputStream().read());
      }
    } finally {
      for (Socket each : silent) {
        each.close();
      }
    }
  }

  @Test
  void the_guide_works_as_it_is_written() throws Exception {
    open();
    Path place = Files.createDirectory(folder.resolve("guide"));
    String keys = block("## Keys and certificates");
    ShellResult.run(List.of("bash", "-ec", "cd " + place + "\n" + keys), Map.of(), "").ok();
    Path trusted = gateway.etc().resolve("tls/modbus-clients/guide.pem");
    Files.copy(place.resolve("plant-ca.pem"), trusted);
    String tried =
        block("## Try it")
            .replace("GATEWAY:443", "127.0.0.1:" + gateway.port())
            .replace("GATEWAY:802", "127.0.0.1:" + secure);
    List<String> line = List.of("bash", "-ec", "cd " + place + "\n" + tried);
    Awaitility.await("the new authority is trusted")
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              ShellResult result = ShellResult.run(line, Map.of(), "");
              assertTrue(
                  result.out().replace(" ", "").startsWith("000100000005ff0302"),
                  () -> result.out() + result.err());
            });
    Files.delete(trusted);
  }

  /** The commands of the guide below a heading. */
  private static String block(String heading) throws IOException {
    String text = Files.readString(GUIDE, StandardCharsets.UTF_8);
    int begin = text.indexOf("```\n", text.indexOf(heading)) + 4;
    return text.substring(begin, text.indexOf("```", begin));
  }

  private static String said(Peer peer) {
    return String.join("\n", peer.output());
  }
}
