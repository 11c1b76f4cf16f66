// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.AuditRecord;
import io.lockgate.api.security.AuditVerification;
import io.lockgate.api.store.StateStore;
import io.lockgate.core.audit.log.Limits;
import io.lockgate.core.config.state.ChecksummedStateStore;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.crash.CrashFs;
import io.lockgate.testkit.fakes.FreshDeviceSigner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reliability row R6: an error at any call, and a full disk, cost at most what was answered with a failure. */
final class DiskFaultTest {
  private static final Limits TWO_SMALL = new Limits(Limits.MIN_SEGMENT_BYTES, 2);
  private static final int EVENTS = 120;

  private final FreshDeviceSigner signer = new FreshDeviceSigner();
  private final FakeClock clock = new FakeClock();

  @Test
  void an_error_at_the_nth_call_corrupts_nothing_and_loses_nothing_silently() throws Exception {
    CrashFs counting = new CrashFs(6);
    StateStore whole = state(counting);
    int before = counting.operations();
    run(counting, whole, before);
    int operations = counting.operations();
    int failures = 0;
    for (int n = before + 1; n <= operations; n++) {
      CrashFs disk = new CrashFs(6);
      StateStore state = state(disk);
      disk.failAt(n);
      failures += run(disk, state, n);
    }
    System.out.printf(
        "R6: an error at each of %d calls, %d events answered with a failure%n",
        operations - before, failures);
    assertTrue(failures > 0);
  }

  /** Appends in blocks, so that segments fill and roll off; returns how many events failed. */
  private int run(CrashFs disk, StateStore state, int n) throws Exception {
    HashChainedAuditLog log = open(disk, state);
    Map<Long, Integer> acknowledged = new TreeMap<>();
    List<Integer> failed = new ArrayList<>();
    for (int i = 0; i < EVENTS; i += i % 20 == 0 ? 1 : 19) {
      int block = i % 20 == 0 ? 1 : 19;
      appendBlock(log, i, block, acknowledged, failed);
    }
    appendBlock(log, EVENTS + 20, 1, acknowledged, failed);
    assertTrue(failed.size() <= 20, "call " + n + " failed " + failed.size());
    check(log, n, acknowledged, failed);
    log.close();
    HashChainedAuditLog again = open(disk, state);
    check(again, n, acknowledged, failed);
    again.close();
    return failed.size();
  }

  private static void appendBlock(
      HashChainedAuditLog log,
      int from,
      int count,
      Map<Long, Integer> acknowledged,
      List<Integer> failed)
      throws Exception {
    List<CompletableFuture<Long>> answers = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      answers.add(log.append(LogFixture.event(i)).toCompletableFuture());
    }
    for (int i = 0; i < count; i++) {
      try {
        acknowledged.put(answers.get(i).get(), from + i);
      } catch (ExecutionException e) {
        assertTrue(e.getCause() instanceof IOException, e.toString());
        failed.add(from + i);
      }
    }
  }

  private static void check(
      HashChainedAuditLog log, int n, Map<Long, Integer> acknowledged, List<Integer> failed)
      throws IOException {
    AuditVerification found = log.verify();
    assertTrue(found.intact(), "call " + n + ": " + found.fault());
    Map<Long, AuditRecord> shown =
        LogFixture.all(log).stream()
            .collect(Collectors.toMap(AuditRecord::sequence, Function.identity()));
    acknowledged.forEach(
        (sequence, number) -> {
          if (sequence >= found.firstSequence()) {
            @Nullable AuditRecord record = shown.get(sequence);
            assertNotNull(record, "call " + n + ": record " + sequence + " is lost");
            assertEquals(LogFixture.event(number), record.event());
          }
        });
    if (!failed.isEmpty() && found.lost() == 0) {
      assertTrue(
          shown.values().stream().anyMatch(r -> r.event().type().equals("AUDIT_GAP")),
          "call " + n + ": " + failed.size() + " failed without a gap on record");
    }
  }

  @Test
  void a_full_disk_stops_nothing_and_storing_goes_on_when_there_is_room() throws Exception {
    CrashFs disk = new CrashFs(6);
    StateStore state = state(disk);
    disk.capacity(20_000);
    HashChainedAuditLog log = open(disk, state);
    Map<Long, Integer> acknowledged = new TreeMap<>();
    List<Integer> failed = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      appendBlock(log, i, 1, acknowledged, failed);
    }
    assertTrue(failed.size() > 50, failed.size() + " failed");
    disk.capacity(Long.MAX_VALUE);
    appendBlock(log, 500, 1, acknowledged, List.of());
    check(log, 0, acknowledged, failed);
    log.close();
    HashChainedAuditLog again = open(disk, state);
    check(again, 0, acknowledged, failed);
    again.close();
  }

  /** The real state store, opened while the disk is still sound. */
  private static StateStore state(CrashFs disk) throws IOException {
    return new ChecksummedStateStore(disk.root().resolve("state"));
  }

  private HashChainedAuditLog open(CrashFs disk, StateStore state) throws IOException {
    return new HashChainedAuditLog(disk.root().resolve("audit"), state, signer, clock, TWO_SMALL);
  }
}
