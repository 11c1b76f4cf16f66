// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.keep;

import static io.lockgate.core.log.keep.KeptLogs.append;
import static io.lockgate.core.log.keep.Traces.all;
import static io.lockgate.core.log.keep.Traces.samples;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.point.Sample;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.store.LogPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptLogTest {
  @TempDir Path folder;

  @Test
  void a_file_that_is_no_log_is_set_aside_and_logging_goes_on() throws Exception {
    KeptLogs logs = new KeptLogs(folder, 1_000, Long.MAX_VALUE);
    Files.createDirectories(logs.folder);
    Files.write(logs.file(), new byte[100_000]);
    Files.writeString(logs.file(), "this is not a database, but somebody put it there");
    try (KeptLog log = logs.open()) {
      append(log, samples(1, 101));
      assertEquals(samples(1, 101), all(log));
      assertEquals(1, logs.standing.view().aside().size());
      assertTrue(
          logs.audit.get(0).startsWith("LOG_SET_ASIDE samples.db.damaged-"), logs.audit::toString);
    }
    assertTrue(
        Files.readString(logs.standing.view().aside().get(0)).startsWith("this is not"),
        "what was set aside is as it was");
  }

  @Test
  void of_a_damaged_file_what_can_be_read_is_taken_over() throws Exception {
    KeptLogs logs = new KeptLogs(folder, 1_000, Long.MAX_VALUE);
    try (KeptLog log = logs.open()) {
      for (int i = 1; i < 20_000; i += 100) {
        append(log, samples(i, i + 100));
      }
    }
    byte[] bytes = Files.readAllBytes(logs.file());
    int page = bytes.length / 4_096 / 2;
    Arrays.fill(bytes, page * 4_096, (page + 1) * 4_096, (byte) 0x5A);
    Files.write(logs.file(), bytes);
    try (KeptLog log = logs.open()) {
      assertThrows(IOException.class, log::verifyNow);
      Awaitility.await().until(() -> !logs.standing.view().aside().isEmpty());
      Awaitility.await().ignoreExceptions().until(() -> all(log).size() > 10_000);
      append(log, samples(30_000, 30_100));
      List<Sample> left = all(log);
      assertTrue(left.size() < 20_100, "some are lost");
      assertTrue(samples(1, 30_100).containsAll(left), "and nothing is invented");
      assertTrue(
          logs.audit.toString().matches(".*LOG_SET_ASIDE .* samples were taken over, .*"),
          logs.audit::toString);
    }
  }

  @Test
  void below_the_reserve_of_the_disk_the_oldest_make_room_and_then_nothing_is_stored()
      throws Exception {
    KeptLogs logs = new KeptLogs(folder, 100_000, Long.MAX_VALUE);
    try (KeptLog log = logs.open()) {
      append(log, samples(1, 1_001));
      logs.usable.set(500);
      assertThrows(ExecutionException.class, () -> append(log, samples(1_001, 1_101)));
      assertTrue(
          logs.standing.view().trouble().contains("kept for settings and audit"),
          logs.standing.view()::toString);
      logs.usable.set(Long.MAX_VALUE);
      append(log, samples(1_001, 1_101));
      assertEquals("", logs.standing.view().trouble());
      assertEquals(samples(1, 1_101), all(log));
    }
  }

  @Test
  void numbers_that_begin_anew_get_a_new_file() throws Exception {
    KeptLogs logs = new KeptLogs(folder, 100_000, Long.MAX_VALUE);
    try (KeptLog log = logs.open()) {
      append(log, samples(5_000, 5_100));
    }
    try (KeptLog log = logs.open()) {
      assertThrows(ExecutionException.class, () -> append(log, samples(1, 11)));
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .ignoreExceptions()
          .until(() -> takesOn(log));
    }
  }

  private static boolean takesOn(KeptLog log) throws Exception {
    append(log, samples(6_000, 6_010));
    return true;
  }

  @Test
  void a_file_that_is_gone_is_told() throws Exception {
    KeptLogs logs = new KeptLogs(folder, 100_000, Long.MAX_VALUE);
    try (KeptLog log = logs.open()) {
      append(log, samples(1, 11));
    }
    Files.delete(logs.file());
    try (KeptLog log = logs.open()) {
      append(log, samples(11, 21));
      assertTrue(logs.audit.get(0).startsWith("LOG_DAMAGED"), logs.audit::toString);
    }
  }

  @Test
  void what_comes_after_a_place_is_counted_exactly() throws Exception {
    KeptLogs logs = new KeptLogs(folder, 1_000, Long.MAX_VALUE);
    try (KeptLog log = logs.open()) {
      for (int i = 1; i < 3_500; i += 100) {
        append(log, samples(i, i + 100));
      }
      for (long at : new long[] {0, 1, 500, 999, 1_000, 1_001, 2_750, 3_150, 3_450, 3_500}) {
        assertEquals(3_500 - at, log.count(new Cursor(at)), "after " + at);
      }
      LogPage page = log.read(new Cursor(250), 300);
      assertEquals(2_950, log.count(page.next()));
    }
  }
}
