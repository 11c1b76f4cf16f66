// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.https.post;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.publish.PublishException;
import io.lockgate.api.publish.PublishException.Kind;
import io.lockgate.north.csv.delivery.Deadline;
import io.lockgate.north.csv.files.DataFile;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.driver.HostClock;
import io.lockgate.testkit.fakes.PickyOutbound;
import io.lockgate.testkit.keys.Authority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against Debian's nginx. */
@SuppressWarnings("NullAway.Init")
class NginxTest {
  @TempDir private static Path folder;
  private static Nginx server;
  private static Nginx other;
  private static Path trusted;

  @BeforeAll
  static void start() throws IOException {
    Authority authority =
        new Authority(folder, "authority")
            .server("good", "dns:localhost,ip:127.0.0.1")
            .server("elsewhere", "dns:elsewhere.example");
    trusted = Files.writeString(folder.resolve("trusted.pem"), authority.certificate());
    server = new Nginx(Files.createDirectories(folder.resolve("good")), authority, "good");
    other = new Nginx(Files.createDirectories(folder.resolve("else")), authority, "elsewhere");
  }

  @AfterAll
  static void stop() {
    for (Nginx each : new Nginx[] {server, other}) {
      if (each != null) {
        each.close();
      }
    }
  }

  private static HttpsSender sender(String path) {
    return sender(server.port(), path, Nginx.PASSWORD, Optional.of(trusted));
  }

  private static HttpsSender sender(
      int port, String path, String password, Optional<Path> anchors) {
    return new HttpsSender(
        new Target("127.0.0.1", port, path, "datafile1"),
        () -> Optional.of(new Login(Nginx.USER, password.toCharArray())),
        new Trust(anchors, new HostClock()),
        new PickyOutbound());
  }

  private static Deadline deadline() {
    return new Deadline(new FakeClock(), Duration.ofSeconds(30));
  }

  private static DataFile file(String name, byte[] content) {
    return new DataFile(name, "text/csv", () -> content);
  }

  private static PublishException failure(HttpsSender sender, int bytes) {
    try {
      sender.send(List.of(file("refused.csv", new byte[bytes])), deadline());
    } catch (PublishException e) {
      assertFalse(String.valueOf(e.getMessage()).contains(Nginx.PASSWORD));
      return e;
    }
    throw new AssertionError("it was taken");
  }

  @Test
  void a_file_arrives_byte_for_byte() throws Exception {
    byte[] content =
        "0,60,2026-11-20 11:00:00,\u00fc\r\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    sender("/upload")
        .send(List.of(file("a.csv", content), file("b.csv", new byte[] {1})), deadline());
    assertArrayEquals(content, server.content("a.csv"));
    assertTrue(
        server.forms().contains("FORM datafile1 a.csv text/csv " + content.length),
        server.forms().toString());
    assertArrayEquals(new byte[] {1}, server.content("b.csv"));
  }

  @Test
  void nobody_is_asked_for_where_the_server_asks_for_nobody() throws Exception {
    HttpsSender sender =
        new HttpsSender(
            new Target("localhost", server.port(), "/open", "file"),
            Optional::empty,
            new Trust(Optional.of(trusted), new HostClock()),
            new PickyOutbound());
    sender.send(List.of(file("open.json", new byte[] {'{', '}'})), deadline());
    assertArrayEquals(new byte[] {'{', '}'}, server.content("open.json"));
  }

  @Test
  void the_way_is_tried_without_sending() throws Exception {
    int before = server.forms().size();
    String found = sender("/upload").test(deadline());
    assertTrue(found.contains("trusted, and answers 405"), found);
    assertEquals(before, server.forms().size());
  }

  @Test
  void a_wrong_password_is_a_refusal() {
    PublishException failure =
        failure(sender(server.port(), "/upload", "wrong", Optional.of(trusted)), 10);
    assertEquals(Kind.DENIED, failure.kind(), failure.getMessage());
    assertTrue(String.valueOf(failure.getMessage()).contains("401"), failure.getMessage());
  }

  @Test
  void a_file_that_is_too_large_is_a_refusal() {
    PublishException failure = failure(sender("/upload"), 5_000_000);
    assertEquals(Kind.DENIED, failure.kind(), failure.getMessage());
  }

  @Test
  void a_server_that_is_busy_is_tried_again() {
    assertEquals(Kind.UNREACHABLE, failure(sender("/busy"), 10).kind());
  }

  @Test
  void nobody_is_followed_elsewhere() {
    PublishException failure = failure(sender("/moved"), 10);
    assertEquals(Kind.DENIED, failure.kind(), failure.getMessage());
    assertTrue(String.valueOf(failure.getMessage()).contains("301"));
  }

  @Test
  void a_certificate_of_a_stranger_is_told_nothing() {
    PublishException failure =
        failure(sender(server.port(), "/upload", Nginx.PASSWORD, Optional.empty()), 10);
    assertEquals(Kind.UNTRUSTED, failure.kind(), failure.getMessage());
  }

  @Test
  void a_certificate_for_another_name_is_told_nothing() throws Exception {
    PublishException failure =
        failure(sender(other.port(), "/upload", Nginx.PASSWORD, Optional.of(trusted)), 10);
    assertEquals(Kind.UNTRUSTED, failure.kind(), failure.getMessage());
    assertTrue(String.valueOf(failure.getMessage()).contains("another name"));
    assertEquals(List.of(), other.names());
  }

  @Test
  void a_place_where_nobody_is_can_be_tried_again() {
    assertEquals(
        Kind.UNREACHABLE,
        failure(sender(1, "/upload", Nginx.PASSWORD, Optional.of(trusted)), 10).kind());
  }

  @Test
  void a_place_that_is_not_permitted_is_not_called() {
    PickyOutbound outbound = new PickyOutbound();
    outbound.refuse("127.0.0.1");
    HttpsSender sender =
        new HttpsSender(
            new Target("127.0.0.1", server.port(), "/upload", "datafile1"),
            Optional::empty,
            new Trust(Optional.of(trusted), new HostClock()),
            outbound);
    assertEquals(Kind.SETTINGS, failure(sender, 10).kind());
  }
}
