// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.store.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationHistoryTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00.000000123Z");

  private final Path folder;

  GenerationHistoryTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Settings settings(String value) {
    return Settings.NONE
        .with("io.lockgate.a", Map.of("key", value, "[odd] = #", "\n\\ "))
        .with("io.lockgate.b~one", Map.of("x", ""));
  }

  private GenerationHistory open() throws IOException {
    return GenerationHistory.open(folder);
  }

  private Path file(int number) {
    return folder.resolve(String.format("%06d.gen", number));
  }

  @Test
  void what_was_committed_is_there_after_opening_again() throws IOException {
    GenerationHistory history = open();
    assertEquals(List.of(), history.list());
    history.commit(settings("1"), TIME, "local-1000", "first = \n reason");
    history.commit(settings("2"), TIME, "system", "");
    GenerationHistory again = open();
    assertEquals(settings("2"), again.newest());
    assertEquals(
        List.of(
            new Generation(2, TIME, "system", ""),
            new Generation(1, TIME, "local-1000", "first = \n reason")),
        again.list());
    assertEquals(settings("1"), again.read(1).orElseThrow().settings());
    assertTrue(again.read(3).isEmpty());
  }

  @Test
  void the_newest_fifty_are_kept() throws IOException {
    GenerationHistory history = open();
    for (int i = 1; i <= 60; i++) {
      history.commit(settings("" + i), TIME, "system", "");
      history.prune();
    }
    assertEquals(50, history.list().size());
    assertEquals(11, open().list().get(49).number());
    assertEquals(60, open().list().get(0).number());
    assertTrue(history.read(10).isEmpty());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(50, files.count());
    }
  }

  @Test
  void a_damaged_newest_is_set_aside_and_the_one_before_holds() throws IOException {
    GenerationHistory history = open();
    history.commit(settings("1"), TIME, "system", "");
    history.commit(settings("2"), TIME, "system", "");
    Files.writeString(file(2), "rubbish");
    GenerationHistory again = open();
    assertEquals(settings("1"), again.newest());
    assertEquals(2, again.lost().get(0).number());
    assertEquals("000002.damaged", again.lost().get(0).file());
    assertTrue(Files.exists(folder.resolve("000002.damaged")));
    assertEquals(3, again.commit(settings("3"), TIME, "system", "").number());
    assertEquals(settings("3"), open().newest());
  }

  @Test
  void a_missing_one_is_reported() throws IOException {
    GenerationHistory history = open();
    for (int i = 1; i <= 3; i++) {
      history.commit(settings("" + i), TIME, "system", "");
    }
    Files.delete(file(2));
    assertEquals(
        List.of(new GenerationHistory.Lost(2, "000002.gen", "it is missing")), open().lost());
  }

  @Test
  void one_file_copied_over_another_is_damage() throws IOException {
    GenerationHistory history = open();
    history.commit(settings("1"), TIME, "system", "");
    history.commit(settings("2"), TIME, "system", "");
    Files.write(file(2), Files.readAllBytes(file(1)));
    assertEquals(2, open().lost().get(0).number());
  }

  @Test
  void every_flipped_bit_is_detected() throws IOException {
    GenerationHistory history = open();
    history.commit(settings("1"), TIME, "system", "reason");
    byte[] whole = Files.readAllBytes(file(1));
    Random random = new Random(3);
    for (int i = 0; i < 1_000; i++) {
      byte[] damaged = whole.clone();
      int bit = random.nextInt(damaged.length * 8);
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file(1), damaged);
      IOException e = assertThrows(IOException.class, () -> history.read(1));
      assertTrue(String.valueOf(e.getMessage()).contains("000001.gen"));
    }
    assertEquals(List.of(), open().list());
  }
}
