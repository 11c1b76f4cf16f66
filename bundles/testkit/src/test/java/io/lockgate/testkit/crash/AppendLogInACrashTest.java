// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An append-only log with group commit: one force for several records, then they are acknowledged. */
class AppendLogInACrashTest {
  private static final int RECORDS = 400;
  private static final int GROUP = 8;
  private static final int RECORD = 100;

  @Test
  void a_log_that_forces_each_group_loses_nothing_it_acknowledged() throws IOException {
    CrashReport report = play(true).crashes(10_000, AppendLogInACrashTest::allAcknowledged);
    assertTrue(report.states() >= 10_000, report::toString);
  }

  @Test
  void a_log_that_does_not_force_is_caught() throws IOException {
    CrashFs fs = play(false);
    assertThrows(AssertionError.class, () -> fs.crashes(1, AppendLogInACrashTest::allAcknowledged));
  }

  @Test
  void torn_records_do_occur_at_the_end_of_the_log() throws IOException {
    List<Integer> lengths = new ArrayList<>();
    play(true).crashes(1_000, (root, marks) -> lengths.add((int) Files.size(log(root))));
    assertTrue(lengths.stream().anyMatch(length -> length % RECORD != 0));
  }

  private static Path log(Path root) {
    return root.resolve("log");
  }

  /** A record with its number at both ends, so that a hole in it shows. */
  private static String record(int number) {
    String text = String.format("%06d", number);
    return text + ".".repeat(RECORD - 13) + text + "\n";
  }

  private static CrashFs play(boolean force) throws IOException {
    CrashFs fs = new CrashFs(7);
    Files.createFile(log(fs.root()));
    fs.settle();
    try (FileChannel channel = FileChannel.open(log(fs.root()), StandardOpenOption.APPEND)) {
      for (int i = 0; i < RECORDS; i++) {
        channel.write(ByteBuffer.wrap(record(i).getBytes(UTF_8)));
        if (i % GROUP == GROUP - 1) {
          if (force) {
            channel.force(false);
          }
          fs.mark(i);
        }
      }
    }
    return fs;
  }

  private static void allAcknowledged(Path root, List<Object> marks) throws IOException {
    int acknowledged = marks.isEmpty() ? 0 : 1 + (int) marks.get(marks.size() - 1);
    byte[] log = Files.readAllBytes(log(root));
    assertTrue(log.length >= acknowledged * RECORD, "records are missing");
    for (int i = 0; i < acknowledged; i++) {
      assertEquals(record(i), new String(log, i * RECORD, RECORD, UTF_8));
    }
  }
}
