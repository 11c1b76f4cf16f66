// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksummedStateStoreTest {
  private final Path folder;
  private final StateStore store;

  ChecksummedStateStoreTest(@TempDir Path data) throws IOException {
    folder = data.resolve("state");
    store = new ChecksummedStateStore(folder);
  }

  private String read(String name) throws IOException {
    return store.read(name).map(bytes -> new String(bytes, UTF_8)).orElse("absent");
  }

  private void write(String name, String value) throws IOException {
    store.write(name, value.getBytes(UTF_8));
  }

  @Test
  void what_was_written_is_read_also_by_the_next_store() throws IOException {
    assertEquals("absent", read("a/b"));
    write("a/b", "one");
    write("a/b", "two");
    write("empty", "");
    StateStore next = new ChecksummedStateStore(folder);
    assertArrayEquals("two".getBytes(UTF_8), next.read("a/b").orElseThrow());
    assertEquals("two", read("a/b"));
    assertEquals("", read("empty"));
    assertEquals("absent", read("a"));
  }

  @Test
  void the_files_bytes_are_the_values_bytes() throws IOException {
    byte[] value = {0, -1, 10, 13};
    store.write("trust/signers/ab.pem", value);
    assertArrayEquals(value, Files.readAllBytes(folder.resolve("trust/signers/ab.pem")));
    try (Stream<Path> beside = Files.list(folder.resolve("trust/signers"))) {
      assertEquals(1, beside.count());
    }
  }

  @Test
  void files_and_folders_belong_to_the_gateway_alone() throws IOException {
    write("a/b/c", "x");
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.toList()) {
        String expected = Files.isDirectory(each) ? "rwx------" : "rw-------";
        assertEquals(
            expected,
            PosixFilePermissions.toString(Files.getPosixFilePermissions(each)),
            each.toString());
      }
    }
  }

  @Test
  void deleted_is_absent_and_can_be_written_again() throws IOException {
    write("a", "one");
    store.delete("a");
    store.delete("a");
    store.delete("never");
    assertEquals("absent", read("a"));
    assertEquals(List.of(), store.list(""));
    write("a", "two");
    assertEquals("two", read("a"));
  }

  @Test
  void list_is_sorted_and_below_the_prefix() throws IOException {
    for (String name : List.of("b", "a/z", "a/c", "ab")) {
      write(name, "x");
    }
    assertEquals(List.of("a/c", "a/z", "ab", "b"), store.list(""));
    assertEquals(List.of("a/c", "a/z"), store.list("a/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "a/",
        "/a",
        "../a",
        "a/../b",
        ".hidden",
        "a/.sums",
        "A",
        "a b",
        "a/b/c/d/e",
        "a\n"
      })
  void bad_names_are_refused(String name) {
    assertThrows(IllegalArgumentException.class, () -> store.read(name));
    assertThrows(IllegalArgumentException.class, () -> store.write(name, new byte[0]));
    assertThrows(IllegalArgumentException.class, () -> store.delete(name));
  }

  @Test
  void too_large_is_refused() throws IOException {
    store.write("a", new byte[StateStore.MAX_BYTES]);
    assertThrows(
        IllegalArgumentException.class, () -> store.write("a", new byte[StateStore.MAX_BYTES + 1]));
  }

  @Test
  void a_name_cannot_be_value_and_folder() throws IOException {
    write("a/b", "x");
    assertThrows(IOException.class, () -> write("a", "y"));
    write("v", "x");
    assertThrows(IOException.class, () -> write("v/w", "y"));
    assertEquals("x", read("a/b"));
    assertEquals("x", read("v"));
  }

  @Test
  void every_flipped_bit_is_detected_and_the_message_names_the_file() throws IOException {
    Random random = new Random(5);
    byte[] value = new byte[300];
    random.nextBytes(value);
    store.write("audit/head", value);
    Path file = folder.resolve("audit/head");
    for (int i = 0; i < 1_000; i++) {
      byte[] damaged = value.clone();
      int bit = random.nextInt(damaged.length * 8);
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, damaged);
      IOException e = assertThrows(IOException.class, () -> store.read("audit/head"));
      assertTrue(String.valueOf(e.getMessage()).contains(file.toString()));
    }
  }

  @Test
  void a_flipped_bit_in_the_digests_changes_no_answer() throws IOException {
    Random random = new Random(6);
    write("a", "one");
    write("a", "two");
    Path sums = folder.resolve(".sums/a");
    byte[] whole = Files.readAllBytes(sums);
    int detected = 0;
    for (int i = 0; i < 1_000; i++) {
      byte[] damaged = whole.clone();
      int bit = random.nextInt(damaged.length * 8);
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(sums, damaged);
      try {
        assertEquals("two", read("a"));
      } catch (IOException e) {
        detected++;
      }
    }
    assertTrue(detected > 300, "only " + detected);
  }

  @Test
  void a_truncated_or_lost_file_is_detected_also_in_the_list() throws IOException {
    write("a", "one");
    write("b", "one");
    write("b", "two");
    Files.write(folder.resolve("a"), new byte[0]);
    Files.delete(folder.resolve("b"));
    assertThrows(IOException.class, () -> store.read("a"));
    assertThrows(IOException.class, () -> store.read("b"));
    assertEquals(List.of("a", "b"), store.list(""));
  }

  @Test
  void a_damaged_value_can_be_replaced_and_deleted() throws IOException {
    write("a", "one");
    Files.writeString(folder.resolve("a"), "rot");
    write("a", "two");
    assertEquals("two", read("a"));
    Files.writeString(folder.resolve("a"), "rot");
    store.delete("a");
    assertEquals("absent", read("a"));
  }

  @Test
  void a_value_placed_by_hand_is_read_as_it_is() throws IOException {
    Files.createDirectories(folder.resolve("trust"));
    Files.writeString(folder.resolve("trust/mode"), "warn");
    assertEquals("warn", read("trust/mode"));
    assertEquals(List.of("trust/mode"), store.list("trust/"));
    write("trust/mode", "trusted");
    assertEquals("trusted", read("trust/mode"));
  }

  @Test
  void leftovers_of_a_crash_are_swept_away() throws IOException {
    write("a/b", "x");
    Files.writeString(folder.resolve("a/.b.tmp"), "half");
    new ChecksummedStateStore(folder);
    assertTrue(Files.notExists(folder.resolve("a/.b.tmp")));
    assertEquals(List.of("a/b"), store.list(""));
  }
}
