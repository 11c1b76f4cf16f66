// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.keep;

import static io.lockgate.core.log.keep.Traces.all;
import static io.lockgate.core.log.keep.Traces.samples;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/**
 * R6: after an error SQLite may have ended the transaction by itself, as it does when it cannot write. Here a trigger makes
 * it do so, as long as it is there.
 */
class EndedTransactionTest {
  private static final int SEAL_AT = 100;

  @TempDir Path folder;

  private KeptLogs logs() {
    return new KeptLogs(folder, SEAL_AT, Long.MAX_VALUE);
  }

  private static void execute(KeptLogs logs, String sql) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(5_000);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + logs.file());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void breakInserts(KeptLogs logs, String table) throws SQLException {
    execute(
        logs,
        "CREATE TRIGGER broken BEFORE INSERT ON "
            + table
            + " BEGIN SELECT RAISE(ROLLBACK, 'disk I/O error'); END");
  }

  @Test
  void samples_are_stored_again_as_soon_as_they_can_be() throws Exception {
    KeptLogs logs = logs();
    try (KeptLog log = logs.open()) {
      KeptLogs.append(log, samples(1, 11));
      breakInserts(logs, "block");
      for (int i = 0; i < 3; i++) {
        ExecutionException refused =
            assertThrows(ExecutionException.class, () -> KeptLogs.append(log, samples(11, 21)));
        assertTrue(String.valueOf(refused).contains("disk I/O error"), refused::toString);
      }
      assertTrue(logs.standing.view().trouble().contains("disk I/O error"));
      execute(logs, "DROP TRIGGER broken");
      KeptLogs.append(log, samples(11, 21));
      assertEquals("", logs.standing.view().trouble());
      assertEquals(samples(1, 21), all(log));
    }
    try (KeptLog log = logs.open()) {
      assertEquals(samples(1, 21), all(log));
    }
  }

  @Test
  void what_could_not_be_sealed_is_sealed_later_and_the_trouble_is_over() throws Exception {
    KeptLogs logs = logs();
    try (KeptLog log = logs.open()) {
      KeptLogs.append(log, samples(1, 2));
      breakInserts(logs, "segment");
      KeptLogs.append(log, samples(2, 1 + SEAL_AT));
      for (int i = 1; i < 50; i++) {
        KeptLogs.append(log, samples(SEAL_AT + i, SEAL_AT + i + 1));
      }
      assertTrue(logs.standing.view().trouble().contains("sealed"));
      assertEquals(1, logs.audit.size(), "told once: " + logs.audit);
      execute(logs, "DROP TRIGGER broken");
      KeptLogs.append(log, samples(SEAL_AT + 50, 2 * SEAL_AT));
      KeptLogs.append(log, samples(2 * SEAL_AT, 2 * SEAL_AT + 1));
      assertEquals("", logs.standing.view().trouble());
      assertEquals(samples(1, 2 * SEAL_AT + 1), all(log));
    }
    try (KeptLog log = logs.open()) {
      assertEquals(samples(1, 2 * SEAL_AT + 1), all(log));
    }
  }
}
