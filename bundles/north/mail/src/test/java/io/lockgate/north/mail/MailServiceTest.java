// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.alarm.AlarmMail.Answer;
import io.lockgate.api.health.Status;
import io.lockgate.api.security.Destination;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Role;
import io.lockgate.api.service.Edition;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.Zone;
import io.lockgate.north.mail.queue.PlayedAlarms;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.driver.HostClock;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.MemorySecrets;
import io.lockgate.testkit.fakes.MemoryStateStore;
import io.lockgate.testkit.fakes.PickyOutbound;
import io.lockgate.testkit.fakes.RoleAccessControl;
import io.lockgate.testkit.keys.Authority;
import io.lockgate.testkit.mail.Maildir.Delivered;
import io.lockgate.testkit.mail.Postfix;
import io.lockgate.testkit.net.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service whole, with Debian's Postfix: nothing is lost while it is away, nothing comes under two identifiers. */
@SuppressWarnings("NullAway.Init")
class MailServiceTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Identity ADMIN = new Identity("local-0", Role.SECURITY_ADMIN, "console");

  @TempDir private Path folder;
  private final FreePorts ports = new FreePorts();
  private final PlayedAlarms alarms = new PlayedAlarms();
  private final MemoryStateStore store = new MemoryStateStore();
  private final CollectingAuditLog audit = new CollectingAuditLog();
  private final MemorySecrets secrets = new MemorySecrets().with("mail", Postfix.PASSWORD);
  private final PickyOutbound outbound = new PickyOutbound();
  private final FakeClock clock = today();
  private Postfix postfix;
  private ComponentTest<MailService> component;
  private MailService service;

  /** The server's certificate is made after the clock. */
  private static FakeClock today() {
    FakeClock clock = new FakeClock();
    clock.jumpTo(new HostClock().now().plus(Duration.ofHours(1)));
    return clock;
  }

  @BeforeEach
  void start() throws Exception {
    Authority authority = new Authority(folder, "authority").server("server", "ip:127.0.0.1");
    Files.writeString(folder.resolve("mail-ca.pem"), authority.certificate());
    postfix =
        new Postfix(
            folder.resolve("postfix"),
            ports.releasedTcp(),
            authority.certificate("server"),
            authority.key("server"));
    component = component().with(recipient("ops", "en")).with(recipient("leitstand", "de"));
    service = component.activate();
    Awaitility.await("the place in the journal")
        .atMost(SOON)
        .until(() -> store.contents().containsKey("mail/place"));
  }

  /** A second goes by, and there is something to do. */
  private void pass() {
    clock.pass(Duration.ofSeconds(1));
    service.changed(List.of());
  }

  private ComponentTest<MailService> component() {
    return ComponentTest.of(MailService.class)
        .with((ServiceEnabled) () -> Set.of(Zone.LOCAL))
        .with((Edition) () -> Edition.Tier.ADVANCED)
        .with(alarms)
        .with(store)
        .with(clock)
        .with(new RoleAccessControl())
        .with(audit)
        .with(outbound)
        .with(secrets)
        .property("lockgate.etc", folder.toString())
        .config("host", "127.0.0.1")
        .config("port", postfix == null ? 1 : postfix.port())
        .config("user", Postfix.USER)
        .config("password", "secret:mail")
        .config("authorities", "mail-ca.pem")
        .config("from", "gw@peer.test")
        .config("name", "gw-7");
  }

  private static Recipient recipient(String name, String language) {
    RecipientSettings settings =
        Form.of(
            RecipientSettings.class, Map.of("address", name + "@peer.test", "language", language));
    return new Recipient(settings, Map.of("service.pid", Recipient.FACTORY_PID + "~" + name));
  }

  @AfterEach
  void stop() throws Exception {
    if (service != null) {
      component.deactivate();
    }
    if (postfix != null) {
      postfix.close();
    }
    ports.close();
  }

  private List<Delivered> to(String name) {
    return postfix.mailbox().to(name + "@peer.test");
  }

  private void awaitMails(String name, int count) {
    Awaitility.await(count + " mails to " + name)
        .atMost(SOON)
        .untilAsserted(
            () -> {
              pass();
              assertEquals(count, to(name).size(), () -> "" + service.status());
            });
  }

  @Test
  void an_alarm_reaches_each_recipient_once_in_its_language() {
    alarms.raised("meter1");
    awaitMails("ops", 1);
    awaitMails("leitstand", 1);
    assertEquals("[gw-7] major, raised: meter1/P:high", to("ops").get(0).header("Subject"));
    assertTrue(to("leitstand").get(0).header("Subject").contains("=?UTF-8?"));
    assertEquals(Status.OK, service.check().status());
    assertEquals(2, service.status().sent());
    assertTrue(service.endpoints().isEmpty());
  }

  @Test
  void a_server_that_was_away_gets_each_mail_once() throws Exception {
    postfix.stop();
    alarms.raised("meter1");
    alarms.raised("meter2");
    Awaitility.await("trouble")
        .atMost(SOON)
        .until(
            () -> {
              pass();
              return service.check().status() == Status.TEMPORARILY_UNAVAILABLE;
            });
    component.deactivate();
    service = component.activate();
    alarms.raised("meter3");
    postfix.restart();
    clock.pass(Duration.ofMinutes(10));
    awaitMails("ops", 3);
    awaitMails("leitstand", 3);
    clock.pass(Duration.ofMinutes(10));
    pass();
    Set<String> ids =
        postfix.mailbox().mails().stream()
            .map(mail -> mail.header("Message-ID"))
            .collect(Collectors.toSet());
    assertEquals(6, ids.size());
    assertEquals(6, postfix.mailbox().mails().size());
  }

  @Test
  void a_test_mail_shows_the_servers_answer_and_is_recorded() throws Exception {
    List<Answer> answers = service.test(ADMIN, "");
    assertEquals(List.of("leitstand", "ops"), answers.stream().map(Answer::recipient).toList());
    assertTrue(answers.get(0).answer().startsWith("250 "), answers::toString);
    assertEquals(List.of("MAIL_TEST OK", "MAIL_TEST OK"), audit.results());
    awaitMails("ops", 1);
    postfix.stop();
    Answer failed = service.test(ADMIN, "ops").get(0);
    assertTrue(!failed.taken() && failed.answer().contains("cannot be reached"), failed::answer);
    assertThrows(IllegalArgumentException.class, () -> service.test(ADMIN, "nobody"));
    assertThrows(
        NotAllowedException.class,
        () -> service.test(new Identity("x", Role.OPERATOR, "console"), ""));
  }

  @Test
  void a_server_that_is_not_permitted_is_not_asked() throws Exception {
    assertEquals(
        List.of(Destination.tcp("mail", "127.0.0.1", postfix.port())), service.destinations());
    outbound.refuse("127.0.0.1");
    Answer refused = service.test(ADMIN, "ops").get(0);
    assertTrue(refused.answer().contains("io.lockgate.core.security.outbound"), refused::answer);
    alarms.raised("meter1");
    Awaitility.await("red")
        .atMost(SOON)
        .until(
            () -> {
              pass();
              return service.check().status() == Status.CRITICAL;
            });
    assertTrue(service.check().detail().contains("not on the list"), service.check()::detail);
    outbound.permitAll();
    clock.pass(Duration.ofMinutes(10));
    awaitMails("ops", 1);
    assertTrue(outbound.asked().contains("mail 127.0.0.1:" + postfix.port()));
  }

  @Test
  void a_password_that_was_never_stored_is_named_and_one_in_clear_is_told() throws Exception {
    secrets.delete(ADMIN, "mail");
    Answer missing = service.test(ADMIN, "ops").get(0);
    assertTrue(missing.answer().contains("gateway:secret-set mail"), missing::answer);
    component.deactivate();
    service = component.config("password", Postfix.PASSWORD).activate();
    assertTrue(service.test(ADMIN, "ops").get(0).taken());
    assertEquals(Status.WARN, service.check().status());
    assertTrue(service.check().detail().contains("secret:mail"), service.check()::detail);
  }

  @Test
  void recipients_that_cannot_work_are_refused() {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("address", "nobody"),
            Map.of("address", "a@b\r\nBcc: c@d"),
            Map.of("address", "x".repeat(120) + "@peer.test"),
            Map.of("address", "a@peer.test", "severity", "huge"))) {
      RecipientSettings settings = Form.of(RecipientSettings.class, wrong);
      Map<String, Object> pid = Map.of("service.pid", Recipient.FACTORY_PID + "~x");
      assertThrows(IllegalArgumentException.class, () -> new Recipient(settings, pid));
    }
    assertTrue(!recipient("ops", "en").addressee().toString().contains("@"));
  }

  @Test
  void it_comes_and_goes_without_a_trace() throws Exception {
    component.deactivate();
    component.cycle(200);
    service = component.activate();
  }

  @Test
  void plain_needs_to_be_allowed_and_is_recorded() throws Exception {
    ComponentTest<MailService> plain =
        component().config("security", "plain").config("user", "").config("password", "");
    assertThrows(IllegalArgumentException.class, plain::activate);
    plain.config("allow-insecure", "true").activate();
    plain.deactivate();
    assertEquals(List.of("MAIL_INSECURE OK"), audit.results());
  }
}
