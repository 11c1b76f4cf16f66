// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit;

import static io.lockgate.core.audit.LogFixture.export;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.testkit.crash.CrashFs;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reliability row S7: whatever is edited, deleted, reordered or cut is found. */
final class TamperTest {
  private static final int ROUNDS = 1000;

  private final CrashFs disk = new CrashFs(7);
  private LogFixture gateway;
  private NavigableMap<String, byte[]> files;
  private Map<String, byte[]> values;

  @BeforeEach
  void prepare() throws Exception {
    gateway = new LogFixture(disk.root().resolve("audit"));
    gateway.fill(500);
    files = gateway.files();
    values = gateway.state.contents();
    assertEquals(3, files.size(), "the log must have several segments");
  }

  @Test
  void tampering_with_the_files_is_found_while_running_and_after_a_restart() throws Exception {
    Random random = new Random(7);
    int running = 0;
    int restarted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      disk.settle();
      gateway.restore(files, values);
      HashChainedAuditLog log = gateway.open();
      assertTrue(log.verify().intact(), "untouched");
      Map<String, byte[]> changed = Tampering.files(files, random);
      gateway.restore(changed, values);
      running += log.verify().intact() ? 0 : 1;
      log.close();
      gateway.restore(changed, values);
      HashChainedAuditLog again = gateway.open();
      restarted += again.verify().intact() ? 0 : 1;
      again.close();
    }
    System.out.printf(
        "S7 on disk: %d changes, found running %d, found after restart %d%n",
        ROUNDS, running, restarted);
    assertEquals(ROUNDS, running);
    assertEquals(ROUNDS, restarted);
  }

  @Test
  void tampering_with_an_export_is_found_off_line() throws Exception {
    HashChainedAuditLog log = gateway.open();
    byte[] whole = export(log);
    assertTrue(log.verify(new ByteArrayInputStream(whole)).intact());
    Random random = new Random(11);
    int found = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] changed = Tampering.bytes(whole, random);
      assertFalse(Arrays.equals(whole, changed));
      found += log.verify(new ByteArrayInputStream(changed)).intact() ? 0 : 1;
    }
    log.close();
    System.out.printf("S7 export: %d changes, found %d%n", ROUNDS, found);
    assertEquals(ROUNDS, found);
  }

  @Test
  void damage_goes_on_being_reported_while_new_records_are_intact() throws Exception {
    TreeMap<String, byte[]> cut = new TreeMap<>(files);
    byte[] last = cut.lastEntry().getValue();
    cut.put(cut.lastKey(), Arrays.copyOf(last, last.length - 500));
    gateway.restore(cut, values);
    for (int start = 0; start < 3; start++) {
      HashChainedAuditLog log = gateway.open();
      LogFixture.append(log, start, 1);
      assertFalse(log.verify().intact());
      assertEquals(
          1, LogFixture.types(log).stream().filter("AUDIT_DAMAGED"::equals).count(), "once");
      assertEquals(1, LogFixture.types(log).stream().filter("AUDIT_UNREADABLE"::equals).count());
      log.close();
    }
  }
}
