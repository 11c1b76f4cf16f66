// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.keep;

import static io.lockgate.core.log.keep.KeptLogs.append;
import static io.lockgate.core.log.keep.Traces.all;
import static io.lockgate.core.log.keep.Traces.samples;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R5: of each flipped bit either nothing is to be seen, or it is told; and what is read is never wrong. */
class BitRotTest {
  private static final int BITS = Integer.getInteger("lockgate.log.bits", 100);
  private static final int SAMPLES = 3_000;

  @TempDir Path folder;

  @Test
  void damage_that_changes_an_answer_is_told_and_nothing_wrong_is_read() throws Exception {
    KeptLogs whole = new KeptLogs(folder.resolve("whole"), 1_000, Long.MAX_VALUE);
    try (KeptLog log = whole.open()) {
      for (int i = 1; i < SAMPLES - 400; i += 100) {
        append(log, samples(i, i + 100));
      }
      append(log, samples(SAMPLES - 399, SAMPLES + 1));
    }
    byte[] bytes = Files.readAllBytes(whole.file());
    Random random = new Random(5);
    int harmless = 0;
    int told = 0;
    for (int i = 0; i < BITS; i++) {
      int bit = random.nextInt(bytes.length * Byte.SIZE);
      if (flip(bytes, bit)) {
        told++;
      } else {
        harmless++;
      }
    }
    System.out.println("R5: " + BITS + " bits: " + told + " told, " + harmless + " without effect");
    assertTrue(told > BITS / 10, "bits that matter are met");
  }

  /** Whether it was told. */
  private boolean flip(byte[] bytes, int bit) throws Exception {
    KeptLogs logs = new KeptLogs(folder.resolve("bit" + bit), 1_000, Long.MAX_VALUE);
    byte[] flipped = bytes.clone();
    flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    Files.createDirectories(logs.folder);
    Files.write(logs.file(), flipped);
    try (KeptLog log = logs.open()) {
      boolean sound = verify(log);
      if (!sound) {
        Awaitility.await("a new file after bit " + bit)
            .atMost(Duration.ofSeconds(10))
            .until(() -> !logs.standing.view().aside().isEmpty());
      }
      List<Sample> read = new ArrayList<>();
      Awaitility.await("reading after bit " + bit)
          .atMost(Duration.ofSeconds(10))
          .ignoreExceptions()
          .until(() -> into(read, log));
      boolean told = !logs.audit.isEmpty();
      List<Sample> right = samples(1, SAMPLES + 1);
      if (told) {
        assertTrue(right.containsAll(read), "something wrong is read after bit " + bit);
      } else {
        assertEquals(right, read, "bit " + bit + " changes what is read and is not told");
        assertEquals(range(right), range(log), "bit " + bit + " changes a range, not told");
      }
      return told;
    }
  }

  private static boolean into(List<Sample> read, KeptLog log) throws IOException {
    read.addAll(all(log));
    return true;
  }

  private static boolean verify(KeptLog log) {
    try {
      log.verifyNow();
      return true;
    } catch (IOException found) {
      return false;
    }
  }

  private static List<Sample> range(List<Sample> samples) {
    PointId point = samples.get(0).point();
    return samples.stream().filter(each -> each.point().equals(point)).toList();
  }

  private static List<Sample> range(KeptLog log) throws IOException {
    return log.range(Traces.sample(1).point(), Instant.EPOCH, Instant.MAX, 100_000);
  }
}
