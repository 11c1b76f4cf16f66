// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit;

import static io.lockgate.core.audit.LogFixture.all;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.AuditRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reliability row R5: a flipped bit is found, and never answered as if it were true. */
final class BitRotTest {
  private static final int ROUNDS = 1000;

  @Test
  void a_flipped_bit_in_log_or_head_is_found_and_wrong_records_are_never_shown(@TempDir Path folder)
      throws Exception {
    LogFixture gateway = new LogFixture(folder.resolve("audit"));
    gateway.fill(500);
    Map<String, byte[]> files = gateway.files();
    Map<String, byte[]> values = gateway.state.contents();
    HashChainedAuditLog untouched = gateway.open();
    Map<Long, AuditRecord> truth =
        all(untouched).stream()
            .collect(Collectors.toMap(AuditRecord::sequence, Function.identity()));
    untouched.close();
    Random random = new Random(5);
    int changedAnswers = 0;
    int found = 0;
    for (int round = 0; round < ROUNDS; round++) {
      TreeMap<String, byte[]> rottenFiles = new TreeMap<>(files);
      Map<String, byte[]> rottenValues = new HashMap<>(values);
      if (random.nextInt(10) == 0) {
        rottenValues.put(
            "audit/head", flipped(Objects.requireNonNull(values.get("audit/head")), random));
      } else {
        String name = List.copyOf(files.keySet()).get(random.nextInt(files.size()));
        rottenFiles.put(name, flipped(Objects.requireNonNull(files.get(name)), random));
      }
      gateway.restore(rottenFiles, rottenValues);
      HashChainedAuditLog log = gateway.open();
      found += log.verify().intact() ? 0 : 1;
      changedAnswers += differs(all(log), truth) ? 1 : 0;
      log.close();
    }
    System.out.printf(
        "R5: %d bit flips, %d found by verify, %d changed what a query shows%n",
        ROUNDS, found, changedAnswers);
    assertEquals(ROUNDS, found);
    assertTrue(changedAnswers > 0);
  }

  /** Asserts that what is shown is true or admits that something is missing. */
  private static boolean differs(List<AuditRecord> shown, Map<Long, AuditRecord> truth) {
    boolean admitted =
        shown.stream()
            .map(record -> record.event().type())
            .anyMatch(type -> type.equals("AUDIT_UNREADABLE") || type.equals("AUDIT_DAMAGED"));
    long right = 0;
    for (AuditRecord record : shown) {
      AuditRecord original = truth.get(record.sequence());
      if (!record.hash().isEmpty() && original != null && record.sequence() <= truth.size()) {
        assertEquals(original, record);
        right++;
      }
    }
    if (right < truth.size()) {
      assertTrue(admitted, "records are missing without a word");
    }
    return right < truth.size();
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    byte[] flipped = bytes.clone();
    flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }
}
