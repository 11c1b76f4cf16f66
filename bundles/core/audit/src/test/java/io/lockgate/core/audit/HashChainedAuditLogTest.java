// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit;

import static io.lockgate.core.audit.LogFixture.all;
import static io.lockgate.core.audit.LogFixture.append;
import static io.lockgate.core.audit.LogFixture.event;
import static io.lockgate.core.audit.LogFixture.export;
import static io.lockgate.core.audit.LogFixture.fails;
import static io.lockgate.core.audit.LogFixture.types;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditQuery;
import io.lockgate.api.security.AuditRecord;
import io.lockgate.api.security.AuditVerification;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.core.audit.log.Limits;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HashChainedAuditLogTest {
  private Path folder;
  private LogFixture gateway;

  @BeforeEach
  void prepare(@TempDir Path temporary) {
    folder = temporary;
    gateway = new LogFixture(folder.resolve("audit"));
  }

  @Test
  void records_carry_number_time_clock_and_event_and_survive_a_restart() throws Exception {
    HashChainedAuditLog log = gateway.open();
    assertEquals(1, append(log, event(1)));
    gateway.clock.pass(Duration.ofMillis(1234));
    gateway.clock.quality(ClockQuality.UNSYNCED);
    assertEquals(2, append(log, event(2)));
    List<AuditRecord> before = all(log);
    log.close();
    HashChainedAuditLog again = gateway.open();
    assertEquals(before, all(again));
    assertEquals(event(2), before.get(1).event());
    assertEquals(ClockQuality.SYNCED, before.get(0).clock());
    assertEquals(ClockQuality.UNSYNCED, before.get(1).clock());
    assertEquals("2026-01-01T00:00:01.234Z", before.get(1).time().toString());
    assertEquals(new AuditVerification(true, 1, 2, 0, ""), again.verify());
    again.close();
  }

  @Test
  void an_empty_log_is_intact_and_its_export_is_accepted() throws Exception {
    HashChainedAuditLog log = gateway.open();
    assertTrue(log.verify().intact());
    assertTrue(log.verify(new ByteArrayInputStream(export(log))).intact());
    log.close();
  }

  @Test
  void files_belong_to_the_gateway_alone() throws Exception {
    gateway.fill(1);
    Path file = gateway.folder.resolve("audit-000000000001.log");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void a_query_filters_and_returns_the_newest_oldest_first() throws Exception {
    HashChainedAuditLog log = gateway.open();
    append(log, 0, 500);
    Optional<String> any = Optional.empty();
    AuditQuery query =
        new AuditQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.of(AuditEvent.Category.ACCESS),
            Optional.of("login_failed"),
            Optional.of("user-3"),
            any,
            5);
    List<String> ids = log.query(query).stream().map(r -> r.event().id()).toList();
    assertEquals(
        List.of("session/465", "session/472", "session/479", "session/486", "session/493"), ids);
    AuditQuery text =
        new AuditQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            any,
            any,
            Optional.of("R 77 "),
            9);
    assertEquals(List.of("session/77"), log.query(text).stream().map(r -> r.event().id()).toList());
    log.close();
  }

  @Test
  void the_oldest_segment_rolls_off_and_its_records_are_counted() throws Exception {
    HashChainedAuditLog log = gateway.open();
    append(log, 0, 2000);
    AuditVerification found = log.verify();
    assertTrue(found.intact(), found.fault());
    assertTrue(found.lost() > 0);
    assertEquals(found.lost() + 1, found.firstSequence());
    assertEquals(found.lastSequence() - found.lost(), all(log).size());
    assertEquals(4, gateway.files().size());
    assertTrue(gateway.files().values().stream().allMatch(f -> f.length <= 65536));
    assertTrue(log.verify(new ByteArrayInputStream(export(log))).intact());
    log.close();
    HashChainedAuditLog again = gateway.open();
    assertEquals(found, again.verify());
    again.close();
  }

  @Test
  void nearly_full_is_recorded_before_anything_rolls_off() throws Exception {
    HashChainedAuditLog log = gateway.open(new Limits(65536, 16));
    while (!types(log).contains("AUDIT_NEARLY_FULL")) {
      append(log, 0, 100);
    }
    assertEquals(0, log.verify().lost());
    log.close();
  }

  @Test
  void fewer_segments_take_effect_with_the_next_one() throws Exception {
    gateway.fill(2000);
    HashChainedAuditLog log = gateway.open(new Limits(65536, 2));
    append(log, 2000, 300);
    assertEquals(2, gateway.files().size());
    assertTrue(log.verify().intact());
    log.close();
  }

  @Test
  void too_many_events_are_refused_at_once_and_the_number_is_recorded() throws Exception {
    HashChainedAuditLog log = gateway.open(new Limits(4 << 20, 4));
    append(log, event(0));
    gateway.state.holdWrites();
    List<CompletableFuture<Long>> answers = new ArrayList<>();
    for (int i = 0; i < 6000; i++) {
      answers.add(log.append(event(i)).toCompletableFuture());
    }
    long refused = answers.stream().filter(CompletableFuture::isCompletedExceptionally).count();
    assertTrue(refused >= 6000 - 4096 - 512, "refused " + refused);
    gateway.state.letWritesGo();
    long stored = 0;
    for (CompletableFuture<Long> answer : answers) {
      stored += answer.handle((n, e) -> e == null ? 1 : 0).get(30, TimeUnit.SECONDS);
    }
    assertEquals(6000, stored + refused);
    append(log, event(1));
    long told =
        all(log).stream()
            .filter(r -> r.event().type().equals("AUDIT_OVERFLOW"))
            .mapToLong(r -> Long.parseLong(r.event().detail().split(" events", 2)[0]))
            .sum();
    assertEquals(refused, told);
    log.close();
  }

  @Test
  void a_failing_disk_fails_the_stages_and_the_gap_is_recorded_afterwards() throws Exception {
    HashChainedAuditLog log = gateway.open();
    append(log, event(0));
    gateway.state.failWrites(true);
    for (int i = 0; i < 3; i++) {
      assertTrue(fails(log, event(i)));
    }
    assertEquals(1, all(log).size());
    gateway.state.failWrites(false);
    assertEquals(3, append(log, event(4)));
    AuditEvent gap = all(log).get(1).event();
    assertEquals("AUDIT_GAP", gap.type());
    assertTrue(gap.detail().startsWith("3 events"), gap.detail());
    assertTrue(log.verify().intact(), log.verify().fault());
    log.close();
  }

  @Test
  void after_close_events_are_refused() throws Exception {
    HashChainedAuditLog log = gateway.open();
    log.close();
    assertTrue(fails(log, event(1)));
  }

  @Test
  void events_waiting_at_close_are_stored() throws Exception {
    HashChainedAuditLog log = gateway.open();
    List<CompletableFuture<Long>> answers = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      answers.add(log.append(event(i)).toCompletableFuture());
    }
    log.close();
    assertTrue(answers.stream().allMatch(CompletableFuture::isDone));
    assertTrue(answers.stream().noneMatch(CompletableFuture::isCompletedExceptionally));
  }

  @Test
  void a_forged_head_is_damage_that_stays_on_record() throws Exception {
    gateway.fill(50);
    gateway.state.write("audit/head", new LogFixture(folder.resolve("other")).signer.publicKey());
    HashChainedAuditLog log = gateway.open();
    assertEquals("AUDIT_DAMAGED", types(log).get(50));
    assertFalse(log.verify().intact());
    append(log, event(1));
    log.close();
    HashChainedAuditLog again = gateway.open();
    assertFalse(again.verify().intact());
    assertEquals(52, all(again).size());
    assertFalse(again.verify(new ByteArrayInputStream(export(again))).intact());
    again.close();
  }

  @Test
  void an_older_head_put_back_is_noticed() throws Exception {
    gateway.fill(10);
    byte[] old = gateway.state.read("audit/head").orElseThrow();
    gateway.fill(600);
    gateway.state.write("audit/head", old);
    HashChainedAuditLog log = gateway.open();
    assertFalse(log.verify().intact());
    assertEquals(612, all(log).size());
    log.close();
  }

  @Test
  void a_log_that_vanished_with_its_head_is_noticed() throws Exception {
    gateway.state.write("audit/run", "running".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    HashChainedAuditLog log = gateway.open();
    assertEquals(List.of("AUDIT_DAMAGED"), types(log));
    assertFalse(log.verify().intact());
    log.close();
  }

  @Test
  void an_export_of_another_device_is_not_accepted() throws Exception {
    gateway.fill(5);
    LogFixture other = new LogFixture(folder.resolve("other"));
    HashChainedAuditLog log = gateway.open();
    HashChainedAuditLog foreign = other.open();
    AuditVerification found = foreign.verify(new ByteArrayInputStream(export(log)));
    assertFalse(found.intact());
    assertTrue(found.fault().contains("key"), found.fault());
    log.close();
    foreign.close();
  }
}
