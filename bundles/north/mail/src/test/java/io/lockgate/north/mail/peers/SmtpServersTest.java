// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.north.mail.post.Post;
import io.lockgate.north.mail.post.Post.Mail;
import io.lockgate.north.mail.post.PostException;
import io.lockgate.north.mail.post.PostException.Kind;
import io.lockgate.north.mail.post.SmtpConfig;
import io.lockgate.north.mail.post.SmtpConfig.Security;
import io.lockgate.north.mail.post.SmtpPost;
import io.lockgate.testkit.fakes.PickyOutbound;
import io.lockgate.testkit.keys.Authority;
import io.lockgate.testkit.mail.Maildir;
import io.lockgate.testkit.mail.Maildir.Delivered;
import io.lockgate.testkit.mail.Postfix;
import io.lockgate.testkit.net.FreePorts;
import io.lockgate.testkit.peer.Peer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's Postfix, which begins in clear and wants TLS, and aiosmtpd, which is TLS from the first byte, or never. */
@SuppressWarnings("NullAway.Init")
class SmtpServersTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final FreePorts PORTS = new FreePorts();

  /** The checkout, from this module. */
  private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();

  @TempDir private static Path folder;
  private static Authority authority;
  private static Path trusted;
  private static Path others;
  private static Postfix postfix;

  @BeforeAll
  static void start() throws IOException {
    authority =
        new Authority(folder, "mail-authority")
            .server("server", "dns:localhost,ip:127.0.0.1")
            .server("elsewhere", "dns:mail.example")
            .issue("weak", "-sigalg", "SHA1withECDSA", "-ext", "san=dns:localhost");
    trusted = Files.writeString(folder.resolve("trusted.pem"), authority.certificate());
    others =
        Files.writeString(
            folder.resolve("others.pem"), new Authority(folder, "other-authority").certificate());
    postfix = postfix("server");
  }

  private static Postfix postfix(String certificate) throws IOException {
    return new Postfix(
        folder.resolve("postfix-" + certificate),
        PORTS.releasedTcp(),
        authority.certificate(certificate),
        authority.key(certificate));
  }

  @AfterAll
  static void stop() {
    if (postfix != null) {
      postfix.close();
    }
    PORTS.close();
  }

  private static SmtpConfig config(int port, Security security, String password, Path trust) {
    String user = security == Security.PLAIN ? "" : Postfix.USER;
    return new SmtpConfig(
        "127.0.0.1",
        port,
        security,
        user,
        password::toCharArray,
        Optional.of(trust),
        "gw@peer.test");
  }

  private static Mail mail(String to, String id, String subject) {
    return new Mail(to, id, subject, "Zeile 1: über 100 °C\n.\nend\n", 1_767_225_600_000L);
  }

  private static String send(SmtpConfig config, Mail mail) throws PostException {
    try (Post.Connection connection = new SmtpPost(config, new PickyOutbound()).connect()) {
      return connection.send(mail);
    }
  }

  private static PostException refused(SmtpConfig config, String to) {
    return assertThrows(PostException.class, () -> send(config, mail(to, "<x@peer.test>", "x")));
  }

  private static SmtpConfig good() {
    return config(postfix.port(), Security.STARTTLS, Postfix.PASSWORD, trusted);
  }

  private static Delivered awaitOne(Maildir box, String address) {
    Awaitility.await("mail to " + address).atMost(SOON).until(() -> box.to(address).size() == 1);
    return box.to(address).get(0);
  }

  @Test
  void a_mail_lands_in_the_mailbox_as_it_was_written() throws Exception {
    String answer = send(good(), mail("umlaut@peer.test", "<1@peer.test>", "[gw] über: m1/P"));
    assertTrue(answer.startsWith("250 ") && answer.contains("queued"), answer);
    Delivered mail = awaitOne(postfix.mailbox(), "umlaut@peer.test");
    assertEquals("<1@peer.test>", mail.header("Message-ID"));
    assertEquals("gw@peer.test", mail.header("From"));
    assertEquals("auto-generated", mail.header("Auto-Submitted"));
    assertEquals("Thu, 1 Jan 2026 00:00:00 +0000", mail.header("Date"));
    assertTrue(mail.header("Subject").startsWith("=?UTF-8?"), mail.text());
    assertTrue(
        mail.header("Content-Type").toLowerCase(Locale.ROOT).contains("charset=utf-8"),
        mail.text());
    assertTrue(
        mail.header("Received").contains("ESMTPSA"), "over TLS, with a login: " + mail.text());
    assertTrue(plain(mail).contains("über 100 °C\n.\nend"), mail.text());
  }

  private static String plain(Delivered mail) {
    return switch (mail.header("Content-Transfer-Encoding").toLowerCase(Locale.ROOT)) {
      case "quoted-printable" -> quotedPrintable(mail.body());
      case "base64" ->
          new String(Base64.getMimeDecoder().decode(mail.body()), StandardCharsets.UTF_8)
              .replace("\r\n", "\n");
      default -> mail.body();
    };
  }

  private static String quotedPrintable(String body) {
    String joined = body.replace("=\n", "");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < joined.length(); i++) {
      if (joined.charAt(i) == '=') {
        bytes.write(Integer.parseInt(joined.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(joined.charAt(i));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void several_mails_go_over_one_connection() throws Exception {
    try (Post.Connection connection = new SmtpPost(good(), new PickyOutbound()).connect()) {
      for (int i = 0; i < 5; i++) {
        connection.send(mail("several@peer.test", "<s" + i + "@peer.test>", "s" + i));
      }
    }
    Awaitility.await("five")
        .atMost(SOON)
        .until(() -> postfix.mailbox().to("several@peer.test").size() == 5);
  }

  @Test
  void a_wrong_password_is_denied_and_shown_nowhere() {
    SmtpConfig wrong = config(postfix.port(), Security.STARTTLS, "wrong-password", trusted);
    PostException refused = refused(wrong, "x@peer.test");
    assertEquals(Kind.DENIED, refused.kind());
    assertTrue(String.valueOf(refused.getMessage()).contains("5.7.8"), refused::getMessage);
    assertTrue(!wrong.toString().contains("wrong-password"));
  }

  @Test
  void not_now_and_never_are_told_apart_and_the_connection_goes_on() throws Exception {
    try (Post.Connection connection = new SmtpPost(good(), new PickyOutbound()).connect()) {
      PostException later =
          assertThrows(
              PostException.class,
              () -> connection.send(mail("later@peer.test", "<l@peer.test>", "l")));
      assertEquals(Kind.LATER, later.kind());
      assertTrue(String.valueOf(later.getMessage()).contains("not now"), later::getMessage);
      PostException never =
          assertThrows(
              PostException.class,
              () -> connection.send(mail("never@peer.test", "<n@peer.test>", "n")));
      assertEquals(Kind.NEVER, never.kind());
      assertTrue(String.valueOf(never.getMessage()).contains("no such user"), never::getMessage);
      connection.send(mail("after@peer.test", "<a@peer.test>", "a"));
    }
    awaitOne(postfix.mailbox(), "after@peer.test");
  }

  @Test
  void a_server_of_another_authority_hears_no_password() {
    long before = logins(postfix);
    PostException refused =
        refused(config(postfix.port(), Security.STARTTLS, Postfix.PASSWORD, others), "x@peer.test");
    assertEquals(Kind.UNTRUSTED, refused.kind(), refused::getMessage);
    assertEquals(before, logins(postfix));
  }

  private static long logins(Postfix server) {
    return server.log().stream().filter(line -> line.contains("sasl_username")).count();
  }

  @Test
  void a_certificate_for_another_name_is_refused() throws Exception {
    try (Postfix elsewhere = postfix("elsewhere")) {
      PostException refused =
          refused(
              config(elsewhere.port(), Security.STARTTLS, Postfix.PASSWORD, trusted),
              "x@peer.test");
      assertEquals(Kind.UNTRUSTED, refused.kind(), refused::getMessage);
      assertEquals(0, logins(elsewhere));
    }
  }

  @Test
  void a_certificate_signed_with_sha1_is_refused() throws Exception {
    try (Postfix weak = postfix("weak")) {
      PostException refused =
          refused(
              new SmtpConfig(
                  "localhost",
                  weak.port(),
                  Security.STARTTLS,
                  Postfix.USER,
                  Postfix.PASSWORD::toCharArray,
                  Optional.of(trusted),
                  "gw@peer.test"),
              "x@peer.test");
      assertEquals(Kind.UNTRUSTED, refused.kind(), refused::getMessage);
    }
  }

  @Test
  void nobody_there_is_unreachable() {
    SmtpConfig nobody = config(PORTS.releasedTcp(), Security.STARTTLS, Postfix.PASSWORD, trusted);
    assertEquals(Kind.UNREACHABLE, refused(nobody, "x@peer.test").kind());
  }

  @Test
  void authorities_that_are_not_there_are_said() {
    SmtpConfig none =
        config(postfix.port(), Security.STARTTLS, Postfix.PASSWORD, folder.resolve("none.pem"));
    assertEquals(Kind.UNTRUSTED, refused(none, "x@peer.test").kind());
  }

  private static Peer aiosmtpd(Path in, int port, String mode) throws IOException {
    Files.createDirectories(in);
    Files.writeString(in.resolve("server.crt"), authority.certificate("server"));
    Files.writeString(in.resolve("server.key"), authority.key("server"));
    Peer peer =
        Peer.command(
                "/usr/bin/python3",
                ROOT.resolve("itests/peers/mail/server.py").toString(),
                "" + port,
                in.toString(),
                mode)
            .start();
    peer.awaitLine("READY", SOON);
    return peer;
  }

  @Test
  void tls_from_the_first_byte_works_with_another_server() throws Exception {
    Path in = folder.resolve("aio-tls");
    int port = PORTS.releasedTcp();
    try (Peer server = aiosmtpd(in, port, "tls")) {
      SmtpConfig config = config(port, Security.TLS, Postfix.PASSWORD, trusted);
      assertEquals("250 2.0.0 kept", send(config, mail("a@peer.test", "<a@x>", "a")));
      assertEquals(
          Kind.DENIED,
          refused(config(port, Security.TLS, "wrong-password", trusted), "a@peer.test").kind());
      assertEquals(
          Kind.UNTRUSTED,
          refused(config(port, Security.TLS, Postfix.PASSWORD, others), "a@peer.test").kind());
      PostException cut = refused(config, "cut@peer.test");
      assertEquals(Kind.UNREACHABLE, cut.kind(), cut::getMessage);
      assertEquals(2, new Maildir(in.resolve("new")).mails().size(), "kept, and not acknowledged");
      assertTrue(server.handle().isAlive());
    }
  }

  @Test
  void a_server_without_encryption_is_refused_unless_that_is_wanted() throws Exception {
    Path in = folder.resolve("aio-clear");
    int port = PORTS.releasedTcp();
    try (Peer server = aiosmtpd(in, port, "clear")) {
      SmtpConfig strict = config(port, Security.STARTTLS, Postfix.PASSWORD, trusted);
      PostException refused = refused(strict, "a@peer.test");
      assertEquals(Kind.DENIED, refused.kind(), refused::getMessage);
      send(config(port, Security.PLAIN, "", trusted), mail("a@peer.test", "<a@x>", "a"));
      assertEquals(1, new Maildir(in.resolve("new")).mails().size());
      assertTrue(server.handle().isAlive());
    }
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new SmtpConfig(
                "h",
                25,
                Security.PLAIN,
                "gw",
                "secret"::toCharArray,
                Optional.empty(),
                "gw@peer.test"));
  }

  @Test
  void the_class_loader_of_the_thread_is_as_before() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader odd = new ClassLoader(null) {};
    thread.setContextClassLoader(odd);
    try {
      send(good(), mail("loader@peer.test", "<c@peer.test>", "c"));
      assertEquals(odd, thread.getContextClassLoader());
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
