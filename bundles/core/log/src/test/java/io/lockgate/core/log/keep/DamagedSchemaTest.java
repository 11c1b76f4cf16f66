// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.keep;

import static io.lockgate.core.log.keep.Traces.all;
import static io.lockgate.core.log.keep.Traces.samples;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R5: damage that makes the file look like one of another version, or of another program. */
class DamagedSchemaTest {
  /** Where SQLite keeps the lowest byte of the version. */
  private static final int VERSION_AT = 63;

  @TempDir Path folder;

  private void damaged(int place, int mask) throws Exception {
    KeptLogs logs = new KeptLogs(folder, 1_000, Long.MAX_VALUE);
    byte[] bytes = Files.readAllBytes(logs.file());
    bytes[place] ^= (byte) mask;
    Files.write(logs.file(), bytes);
    try (KeptLog log = logs.open()) {
      assertEquals("", logs.standing.view().trouble());
      assertEquals(1, logs.standing.view().aside().size());
      assertTrue(logs.audit.get(0).startsWith("LOG_SET_ASIDE"), logs.audit::toString);
      assertEquals(samples(1, 101), all(log));
      KeptLogs.append(log, samples(101, 111));
    }
  }

  private byte[] written() throws Exception {
    KeptLogs logs = new KeptLogs(folder, 1_000, Long.MAX_VALUE);
    try (KeptLog log = logs.open()) {
      KeptLogs.append(log, samples(1, 101));
    }
    return Files.readAllBytes(logs.file());
  }

  @Test
  void a_column_that_has_another_name_is_damage() throws Exception {
    String text = new String(written(), StandardCharsets.ISO_8859_1);
    damaged(text.indexOf("first INTEGER"), 1);
  }

  @Test
  void another_version_with_our_tables_is_damage() throws Exception {
    written();
    damaged(VERSION_AT, 8);
  }

  @Test
  void no_version_with_our_tables_is_damage() throws Exception {
    written();
    damaged(VERSION_AT, 1);
  }

  @Test
  void a_file_of_a_later_version_is_left_alone() throws Exception {
    String text = new String(written(), StandardCharsets.ISO_8859_1);
    KeptLogs logs = new KeptLogs(folder, 1_000, Long.MAX_VALUE);
    byte[] bytes = Files.readAllBytes(logs.file());
    bytes[text.indexOf("first INTEGER")] ^= 1;
    bytes[VERSION_AT] = 2;
    Files.write(logs.file(), bytes);
    try (KeptLog log = logs.open()) {
      assertEquals(List.of(), logs.standing.view().aside());
      assertTrue(logs.standing.view().trouble().contains("version 2"), logs.standing::toString);
      assertEquals(0, log.end().position());
    }
  }
}
