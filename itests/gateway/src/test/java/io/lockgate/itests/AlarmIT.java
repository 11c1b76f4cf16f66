// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lockgate.testkit.keys.Authority;
import io.lockgate.testkit.mail.Maildir.Delivered;
import io.lockgate.testkit.mail.Postfix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R053: a device of the demo site falls silent; the alarm stands, its mail lands in Debian's Postfix, somebody sees it. */
@SuppressWarnings("NullAway.Init")
class AlarmIT {
  private static final Duration A_MINUTE = Duration.ofSeconds(60);
  private static final String RULE = "io.lockgate.core.alarm.rule~load.cfg";
  private static final String SICK = "io.lockgate.driver.sim.simulated~sick.cfg";

  @TempDir private Path folder;
  private GatewayProcess gateway;
  private Postfix postfix;

  @BeforeEach
  void start() throws IOException {
    Authority authority = new Authority(folder, "authority").server("server", "ip:127.0.0.1");
    postfix =
        new Postfix(
            folder.resolve("postfix"),
            Distribution.freePort(),
            authority.certificate("server"),
            authority.key("server"));
    gateway = GatewayProcess.fresh();
    site();
    write("io.lockgate.core.alarm.cfg", "communication-delay = 3");
    write("mail-ca.pem", authority.certificate());
    write(
        "io.lockgate.north.mail.cfg",
        "host = 127.0.0.1",
        "port = " + postfix.port(),
        "user = " + Postfix.USER,
        "password = secret:mail",
        "authorities = mail-ca.pem",
        "from = gw@peer.test",
        "name = gw-7");
    write(
        "io.lockgate.north.mail.recipient~ops.cfg", "address = ops@peer.test", "alarms = office*");
    write(
        "io.lockgate.north.mail.recipient~leitstand.cfg",
        "address = leitstand@peer.test",
        "severity = critical",
        "language = de");
    gateway.start();
    String twice = Postfix.PASSWORD + "\n" + Postfix.PASSWORD + "\n";
    gateway.shellWithInput(twice, "gateway:secret-set", "mail").ok();
    gateway.shell("gateway:service-enable", "mail", "--interface", "local").ok();
    Services.awaitState(gateway, "mail", "on", Duration.ofSeconds(10));
    Awaitility.await("the site").atMost(A_MINUTE).until(() -> quality("office/P").equals("good"));
  }

  private void site() throws IOException {
    int tcp = Distribution.freePort();
    int rtu = Distribution.freePort();
    try (var files = Files.list(Distribution.root().resolve("docs/samples/demo"))) {
      files.filter(file -> file.toString().endsWith(".cfg")).forEach(file -> copy(file, tcp, rtu));
    }
    write(
        "io.lockgate.driver.sim.cfg", "site = demo", "tcp-port = " + tcp, "rtu-tcp-port = " + rtu);
  }

  private void copy(Path file, int tcp, int rtu) {
    try {
      String text =
          Files.readString(file)
              .replace("15020", Integer.toString(tcp))
              .replace("15021", Integer.toString(rtu));
      Files.writeString(gateway.etc().resolve(file.getFileName().toString()), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String file, String... lines) throws IOException {
    Files.write(gateway.etc().resolve(file), List.of(lines));
  }

  @AfterEach
  void stop() {
    if (gateway != null) {
      gateway.close();
    }
    if (postfix != null) {
      postfix.close();
    }
  }

  private String quality(String point) {
    for (JsonNode each : gateway.shell("gateway:points", "--json").json()) {
      if (each.get("point").asText().equals(point)) {
        return each.get("quality").asText();
      }
    }
    return "absent";
  }

  /** State by id of the alarms that stand. */
  private Map<String, String> standing() {
    Map<String, String> states = new TreeMap<>();
    for (JsonNode each : gateway.shell("gateway:alarms", "--json").json()) {
      states.put(each.get("alarm").asText(), each.get("state").asText());
    }
    return states;
  }

  private void awaitState(String alarm, String state) {
    Awaitility.await(alarm + " " + state)
        .atMost(A_MINUTE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () -> assertEquals(state, standing().getOrDefault(alarm, "none"), gateway::log));
  }

  private List<String> subjects(String name) {
    return postfix.mailbox().to(name + "@peer.test").stream()
        .map(mail -> mail.header("Subject"))
        .toList();
  }

  private void awaitMail(String name, String subject) {
    Awaitility.await("mail " + subject)
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertTrue(subjects(name).contains(subject), () -> subjects(name) + gateway.log()));
  }

  @Test
  void a_device_that_dies_is_an_alarm_a_mail_and_somebody_who_has_seen_it() throws Exception {
    awaitState("cellar:no-answer", "active");
    write(SICK, "bus = tcp", "unit = 1", "kind = meter", "fault = silent");
    awaitState("office:no-answer", "active");
    awaitMail("ops", "[gw-7] major, raised: office:no-answer");
    assertEquals(2, gateway.shell("gateway:alarm-ack", "nothing:at-all").status());
    gateway.shell("gateway:alarm-ack", "office:no-answer").ok();
    awaitState("office:no-answer", "acknowledged");
    assertTrue(
        gateway
            .shell("gateway:audit", "--type", "ALARM_ACKNOWLEDGED")
            .ok()
            .out()
            .contains("office"),
        "who has seen it is recorded");
    gateway.kill();
    gateway.start();
    awaitState("office:no-answer", "acknowledged");
    Files.delete(gateway.etc().resolve(SICK));
    awaitState("office:no-answer", "none");
    awaitMail("ops", "[gw-7] major, cleared: office:no-answer");
    assertEquals(2, subjects("ops").size(), () -> "" + subjects("ops"));
    assertEquals(List.of(), subjects("leitstand"), "chose critical ones");
    String journal = gateway.shell("gateway:alarms", "--journal").ok().out();
    assertTrue(journal.contains("acknowledged") && journal.contains("cleared"), journal);
  }

  @Test
  void a_mail_server_that_is_away_loses_nothing_and_gets_nothing_twice() throws Exception {
    String test = gateway.shell("gateway:alarm-testmail", "ops").ok().out();
    assertTrue(test.contains("250 2.0.0 Ok: queued"), test);
    awaitMail("ops", "[gw-7] test mail");
    postfix.stop();
    assertEquals(1, gateway.shell("gateway:mail-test", "ops").status());
    write(RULE, "source = office/P", "limit = -1000000", "severity = critical");
    awaitState("office/P:load", "active");
    gateway.kill();
    gateway.start();
    postfix.restart();
    awaitMail("ops", "[gw-7] critical, raised: office/P:load");
    Awaitility.await("the other mail")
        .atMost(Duration.ofSeconds(30))
        .until(() -> postfix.mailbox().to("leitstand@peer.test").size() == 1);
    Set<String> ids =
        postfix.mailbox().mails().stream()
            .map(mail -> mail.header("Message-ID"))
            .collect(Collectors.toSet());
    assertEquals(3, ids.size());
    assertEquals(3, postfix.mailbox().mails().size());
    Delivered mail = postfix.mailbox().to("leitstand@peer.test").get(0);
    assertTrue(mail.text().contains("office/P:load"), mail.text());
  }

  @Test
  void the_password_is_shown_nowhere_and_the_service_is_for_advanced_units() throws Exception {
    gateway.shell("gateway:mail-test").ok();
    for (String shown :
        List.of(
            gateway.log(),
            gateway.output(),
            gateway.shell("gateway:config-get", "io.lockgate.north.mail").ok().out(),
            gateway.shell("gateway:audit").ok().out())) {
      assertFalse(shown.contains(Postfix.PASSWORD), shown);
    }
    gateway
        .shell("gateway:config-set", "io.lockgate.core.service.edition", "tier", "universal")
        .ok();
    Awaitility.await("no mail")
        .atMost(Duration.ofSeconds(10))
        .until(() -> gateway.shell("gateway:mail-test").err().contains("is not there now"));
  }
}
