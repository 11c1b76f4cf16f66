// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.syslog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.AuditQuery;
import io.lockgate.core.audit.HashChainedAuditLog;
import io.lockgate.core.audit.LogFixture;
import io.lockgate.core.audit.log.Limits;
import io.lockgate.testkit.driver.HostClock;
import io.lockgate.testkit.fakes.PickyOutbound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SyslogForwarderTest {
  private static final Pattern SEQUENCE = Pattern.compile(" seq=\"(\\d+)\"");
  private static final int NEVER = -1;

  private TestCertificates certificates;
  private final PickyOutbound outbound = new PickyOutbound();
  private LogFixture gateway;
  private HashChainedAuditLog log;

  @BeforeEach
  void prepare(@TempDir Path folder) throws Exception {
    certificates = new TestCertificates(folder);
    gateway = new LogFixture(folder.resolve("audit"));
    log = gateway.open(new Limits(16 * 1024, 2));
  }

  @AfterEach
  void stop() throws IOException {
    log.close();
  }

  @Test
  void each_record_arrives_as_a_framed_message() throws Exception {
    LogFixture.append(log, 0, 20);
    try (TestReceiver receiver = receiver("dns:localhost", "SHA256withRSA", 0, NEVER);
        SyslogForwarder forwarder = forwarder("localhost", receiver.port())) {
      forwarder.start();
      await().atMost(20, SECONDS).until(() -> receiver.messages.size() == 20);
      String first = receiver.messages.get(0);
      assertTrue(
          first.startsWith(
              "<108>1 2026-01-01T00:00:00.000Z gw-7 lockgate - LOGIN_FAILED [lockgate@32473 seq=\"1\""),
          first);
      assertTrue(first.endsWith("] \ufefftry number 0 \"quoted\" größer"), first);
      LogFixture.append(log, 20, 1);
      await().atMost(20, SECONDS).until(() -> receiver.messages.size() == 21);
    }
  }

  @Test
  void an_outage_loses_nothing() throws Exception {
    TestReceiver first = receiver("dns:localhost", "SHA256withRSA", 0, 7);
    LogFixture.append(log, 0, 30);
    try (SyslogForwarder forwarder = forwarder("localhost", first.port())) {
      forwarder.start();
      await().atMost(20, SECONDS).until(() -> first.messages.size() >= 7);
      first.close();
      await().atMost(20, SECONDS).until(() -> LogFixture.types(log).contains("SYSLOG_FAILED"));
      LogFixture.append(log, 30, 10);
      try (TestReceiver second = receiver("dns:localhost", "SHA256withRSA", first.port(), NEVER)) {
        await().atMost(30, SECONDS).until(() -> LogFixture.types(log).contains("SYSLOG_CONNECTED"));
        long newest = log.newest();
        await().atMost(20, SECONDS).until(() -> sequences(second).contains(newest));
        assertEquals(newest, sequences(second).size(), "everything, as nothing was confirmed");
      }
    }
  }

  @Test
  void what_rolled_off_before_it_could_be_sent_is_counted() throws Exception {
    LogFixture.append(log, 0, 1);
    gateway.state.write("audit/syslog-cursor", new byte[] {'1'});
    LogFixture.append(log, 1, 300);
    long first = log.verify().firstSequence();
    assertTrue(first > 2);
    try (TestReceiver receiver = receiver("dns:localhost", "SHA256withRSA", 0, NEVER);
        SyslogForwarder forwarder = forwarder("localhost", receiver.port())) {
      forwarder.start();
      await().atMost(20, SECONDS).until(() -> LogFixture.types(log).contains("SYSLOG_DROPPED"));
      assertEquals(first, sequences(receiver).iterator().next());
      String detail =
          log.query(AuditQuery.newest(50)).stream()
              .filter(record -> record.event().type().equals("SYSLOG_DROPPED"))
              .map(record -> record.event().detail())
              .findFirst()
              .orElseThrow();
      assertTrue(detail.startsWith((first - 2) + " records"), detail);
    }
  }

  @Test
  void a_receiver_whose_certificate_is_signed_with_sha1_is_refused() throws Exception {
    refused("dns:localhost", "SHA1withRSA", "weak signature");
  }

  @Test
  void a_receiver_with_a_certificate_for_another_name_is_refused() throws Exception {
    refused("dns:elsewhere", "SHA256withRSA", "localhost");
  }

  @Test
  void a_receiver_that_is_not_on_the_list_is_not_even_connected_to() throws Exception {
    outbound.refuse("localhost");
    LogFixture.append(log, 0, 3);
    try (TestReceiver receiver = receiver("dns:localhost", "SHA256withRSA", 0, NEVER);
        SyslogForwarder forwarder = forwarder("localhost", receiver.port())) {
      forwarder.start();
      await().atMost(20, SECONDS).until(() -> LogFixture.types(log).contains("SYSLOG_FAILED"));
      assertTrue(forwarder.trouble().contains("not on the list"), forwarder.trouble());
      assertTrue(receiver.messages.isEmpty());
      outbound.permitAll();
      await().atMost(20, SECONDS).until(() -> receiver.messages.size() >= 3);
      await().atMost(20, SECONDS).until(() -> forwarder.trouble().isEmpty());
    }
  }

  private void refused(String name, String signature, String reason) throws Exception {
    LogFixture.append(log, 0, 3);
    try (TestReceiver receiver = receiver(name, signature, 0, NEVER);
        SyslogForwarder forwarder = forwarder("localhost", receiver.port())) {
      forwarder.start();
      await().atMost(20, SECONDS).until(() -> LogFixture.types(log).contains("SYSLOG_FAILED"));
      List<String> details =
          log.query(AuditQuery.newest(1)).stream().map(r -> r.event().detail()).toList();
      assertTrue(details.get(0).contains(reason), details.get(0));
      assertTrue(receiver.messages.isEmpty());
      assertFalse(gateway.state.contents().containsKey("audit/syslog-cursor"));
    }
  }

  private TestReceiver receiver(String name, String signature, int port, int breakAfter)
      throws Exception {
    String alias = "server" + System.identityHashCode(new Object());
    return new TestReceiver(certificates.server(alias, name, signature), port, breakAfter);
  }

  private SyslogForwarder forwarder(String host, int port) {
    Receiver to =
        new Receiver(host, port, certificates.authority(), Optional.empty(), new HostClock());
    return new SyslogForwarder(
        log, log, new Cursor(gateway.state), to, outbound, "gw-7", new Backoff(50, 400));
  }

  private static Set<Long> sequences(TestReceiver receiver) {
    Set<Long> found = new TreeSet<>();
    for (String message : receiver.messages) {
      Matcher matcher = SEQUENCE.matcher(message);
      if (matcher.find()) {
        found.add(Long.parseLong(matcher.group(1)));
      }
    }
    return found;
  }
}
