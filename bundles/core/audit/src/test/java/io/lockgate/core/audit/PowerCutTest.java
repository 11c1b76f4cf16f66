// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditRecord;
import io.lockgate.api.security.AuditVerification;
import io.lockgate.core.audit.log.Limits;
import io.lockgate.core.config.state.ChecksummedStateStore;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.crash.CrashFs;
import io.lockgate.testkit.crash.CrashReport;
import io.lockgate.testkit.fakes.FreshDeviceSigner;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reliability row R2: power may fail at any moment; what was acknowledged is there, and the log is whole. */
final class PowerCutTest {
  private static final int GROUPS = 15;
  private static final Limits TWO_SMALL = new Limits(Limits.MIN_SEGMENT_BYTES, 2);

  private final FreshDeviceSigner signer = new FreshDeviceSigner();
  private final FakeClock clock = new FakeClock();

  /** A record that was acknowledged: its number and what it said. */
  private record Acknowledged(long sequence, String id) {}

  @Test
  void whatever_was_acknowledged_is_there_after_a_power_cut() throws Exception {
    int states = 0;
    for (int seed = 6; states < 10_000; seed++) {
      CrashFs disk = new CrashFs(seed);
      play(disk, seed);
      CrashReport report = disk.crashes(1_500, this::nothingAcknowledgedIsLost);
      System.out.println("R2: " + report);
      states += report.states();
    }
    System.out.println("R2: " + states + " states in all");
  }

  /** Singles, then groups large enough to fill segments and let the first roll off, then a restart. */
  private void play(CrashFs disk, int scenario) throws Exception {
    int singles = 40 + 10 * scenario;
    int group = 8 + scenario;
    HashChainedAuditLog log = open(disk.root());
    disk.settle();
    for (int i = 0; i < singles; i++) {
      long sequence = LogFixture.append(log, event(i));
      disk.mark(new Acknowledged(sequence, "id-" + i));
    }
    for (int g = 0; g < GROUPS; g++) {
      int from = singles + g * group;
      List<CompletableFuture<Long>> answers =
          IntStream.range(from, from + group)
              .mapToObj(
                  i ->
                      log.append(event(i))
                          .whenComplete((n, e) -> disk.mark(new Acknowledged(n, "id-" + i)))
                          .toCompletableFuture())
              .toList();
      for (CompletableFuture<Long> answer : answers) {
        answer.get();
      }
      if (g == GROUPS / 2) {
        log.verify();
      }
    }
    AuditVerification found = log.verify();
    assertTrue(found.intact() && found.lost() > 0, found.toString());
    log.close();
  }

  private void nothingAcknowledgedIsLost(Path root, List<Object> marks) throws Exception {
    HashChainedAuditLog log = open(root);
    AuditVerification found = log.verify();
    Map<Long, AuditRecord> records = new HashMap<>();
    for (AuditRecord record : LogFixture.all(log)) {
      records.put(record.sequence(), record);
      assertFalse(record.event().type().equals("AUDIT_DAMAGED"), record.event().detail());
    }
    for (Object mark : marks) {
      Acknowledged wanted = (Acknowledged) mark;
      if (wanted.sequence() >= found.firstSequence()) {
        @Nullable AuditRecord record = records.get(wanted.sequence());
        assertNotNull(record, "record " + wanted.sequence() + " is lost");
        assertEquals(wanted.id(), record.event().id());
      }
    }
    LogFixture.append(log, event(-1));
    assertTrue(log.verify().intact(), "after going on");
    log.close();
  }

  private HashChainedAuditLog open(Path root) throws Exception {
    return new HashChainedAuditLog(
        root.resolve("audit"),
        new ChecksummedStateStore(root.resolve("state")),
        signer,
        clock,
        TWO_SMALL);
  }

  private static AuditEvent event(int number) {
    return new AuditEvent(
        AuditEvent.Category.FIELD,
        "VALUE_WRITTEN",
        "web",
        "user-1",
        "id-" + number,
        AuditEvent.Result.OK,
        "x".repeat(number % 3 == 0 ? 20 : 300));
  }
}
