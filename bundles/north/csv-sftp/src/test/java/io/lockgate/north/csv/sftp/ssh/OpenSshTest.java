// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.sftp.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.publish.HostKeys.HostKey;
import io.lockgate.api.publish.PublishException;
import io.lockgate.api.publish.PublishException.Kind;
import io.lockgate.testkit.fakes.PickyOutbound;
import io.lockgate.testkit.net.FreePorts;
import io.lockgate.testkit.sftp.OpenSsh;
import java.io.IOException;
import java.nio.file.Files;
import java.security.Security;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Debian's OpenSSH, its user locked in a folder. */
@SuppressWarnings("NullAway.Init")
class OpenSshTest {
  private static OpenSsh server;
  private static int port;

  @BeforeAll
  static void start() throws IOException {
    try (FreePorts ports = new FreePorts()) {
      port = ports.releasedTcp();
    }
    server = new OpenSsh(port);
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @AfterEach
  void empty() throws IOException {
    for (String each : server.names()) {
      Files.delete(server.upload().resolve(each));
    }
  }

  private static SftpSender sender(HostKey known) {
    return Sending.to(port, "upload", known, Sending.password(OpenSsh.USER, OpenSsh.PASSWORD));
  }

  @Test
  void a_file_arrives_byte_for_byte() throws Exception {
    String large = "0,60,2026-11-20 11:00:00,231.4\r\n".repeat(20_000);
    sender(server.known("ed25519"))
        .send(
            List.of(Sending.file("a.csv", large), Sending.file("b.csv", "\u00fc")),
            Sending.deadline());
    assertEquals(List.of("a.csv", "b.csv"), server.names());
    assertEquals(large, server.content("a.csv"));
    assertEquals("\u00fc", server.content("b.csv"));
  }

  @Test
  void a_file_that_was_there_is_replaced() throws Exception {
    SftpSender sender = sender(server.known("ed25519"));
    sender.send(List.of(Sending.file("a.csv", "one")), Sending.deadline());
    sender.send(List.of(Sending.file("a.csv", "one and two")), Sending.deadline());
    assertEquals("one and two", server.content("a.csv"));
  }

  @Test
  void unfinished_files_of_ours_are_removed_and_no_others() throws Exception {
    for (String each :
        List.of(".a.csv.1a2b3c4d-archive.part", ".a.csv.other.part", "x.1a2b3c4d-archive.part")) {
      Files.writeString(server.upload().resolve(each), "half");
      Files.setAttribute(
          server.upload().resolve(each),
          "unix:uid",
          Files.getAttribute(server.upload(), "unix:uid"));
    }
    sender(server.known("ed25519")).send(List.of(Sending.file("b.csv", "b")), Sending.deadline());
    assertEquals(List.of(".a.csv.other.part", "b.csv", "x.1a2b3c4d-archive.part"), server.names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
  void any_of_its_keys_can_be_the_known_one(String type) throws Exception {
    sender(server.known(type)).send(List.of(Sending.file(type, type)), Sending.deadline());
    assertEquals(List.of(type), server.names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa", "rsa", "pkcs8"})
  void a_key_lets_us_in(String type) throws Exception {
    Sending.to(
            port,
            "upload",
            server.known("ed25519"),
            Sending.key(OpenSsh.USER, server.userKey(type)))
        .send(List.of(Sending.file(type, type)), Sending.deadline());
    assertEquals(List.of(type), server.names());
  }

  @Test
  void the_key_is_shown_as_the_servers_own_tool_shows_it() throws Exception {
    HostKey shown = SftpSender.ask("127.0.0.1", port, new PickyOutbound(), Sending.deadline());
    assertEquals(server.known("ed25519"), shown);
  }

  @Test
  void no_provider_of_the_process_is_left() throws Exception {
    sender(server.known("ed25519")).test(Sending.deadline());
    assertNull(Security.getProvider("BC"));
  }

  @Test
  void the_way_is_tried_without_sending() throws Exception {
    assertTrue(sender(server.known("ed25519")).test(Sending.deadline()).contains("lets us in"));
    assertEquals(List.of(), server.names());
  }

  @Test
  void a_wrong_password_is_a_refusal() throws Exception {
    SftpSender sender =
        Sending.to(
            port, "upload", server.known("ed25519"), Sending.password(OpenSsh.USER, "wrong"));
    PublishException failure = Sending.failure(() -> sender.test(Sending.deadline()));
    assertEquals(Kind.DENIED, failure.kind(), failure.getMessage());
    assertFalse(String.valueOf(failure.getMessage()).contains("wrong"));
  }

  @Test
  void a_folder_that_is_not_there_is_a_refusal() throws Exception {
    SftpSender sender =
        Sending.to(
            port,
            "elsewhere",
            server.known("ed25519"),
            Sending.password(OpenSsh.USER, OpenSsh.PASSWORD));
    PublishException failure = Sending.failure(() -> sender.test(Sending.deadline()));
    assertEquals(Kind.DENIED, failure.kind(), failure.getMessage());
    assertTrue(String.valueOf(failure.getMessage()).contains("elsewhere"), failure.getMessage());
  }

  /** R057: the server hears no name and no password of ours. */
  @Test
  void a_key_that_changed_is_told_nothing() throws Exception {
    HostKey before = server.known("ed25519");
    server.renewKey("ed25519");
    PublishException failure =
        Sending.failure(
            () -> sender(before).send(List.of(Sending.file("a", "a")), Sending.deadline()));
    assertEquals(Kind.UNTRUSTED, failure.kind(), failure.getMessage());
    assertTrue(String.valueOf(failure.getMessage()).contains("host key changed"));
    server.awaitLog("[preauth]");
    List<String> log = server.log();
    assertTrue(log.stream().anyMatch(line -> line.contains("Connection from 127.0.0.1")));
    assertTrue(
        log.stream().noneMatch(line -> line.contains(OpenSsh.USER) || line.contains("password")),
        log.toString());
    assertEquals(List.of(), server.names());
    sender(server.known("ed25519")).send(List.of(Sending.file("a", "a")), Sending.deadline());
    assertEquals(List.of("a"), server.names());
  }

  @Test
  void a_server_nobody_accepted_is_not_even_called() throws Exception {
    SftpSender sender =
        Sending.to(port, "upload", null, Sending.password(OpenSsh.USER, OpenSsh.PASSWORD));
    PublishException failure = Sending.failure(() -> sender.test(Sending.deadline()));
    assertEquals(Kind.SETTINGS, failure.kind());
  }

  @Test
  void a_place_that_is_not_permitted_is_not_called() {
    PickyOutbound outbound = new PickyOutbound();
    outbound.refuse("127.0.0.1");
    PublishException failure =
        Sending.failure(() -> SftpSender.ask("127.0.0.1", port, outbound, Sending.deadline()));
    assertEquals(Kind.SETTINGS, failure.kind());
  }
}
