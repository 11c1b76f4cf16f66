// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What may be left after a power cut, rule by rule: the outcomes seen are compared with those allowed. */
class CrashFsRulesTest {
  private final CrashFs fs = new CrashFs(3);
  private final Path file = fs.getPath("/file");

  @Test
  void a_new_file_may_have_no_name_until_its_folder_is_forced() throws IOException {
    Files.write(file, new byte[] {1});
    force(file);
    fs.mark("written");
    assertEquals(Set.of("none", "1"), sizesAfterMark());
    force(fs.root());
    fs.mark("named");
    assertEquals(Set.of("1"), sizesAfterMark());
  }

  @Test
  void a_forced_name_of_an_unforced_file_may_be_empty() throws IOException {
    Files.write(file, new byte[] {1});
    force(fs.root());
    fs.mark("named");
    assertEquals(Set.of("0", "1"), sizesAfterMark());
  }

  @Test
  void an_unforced_delete_may_be_undone() throws IOException {
    settled(new byte[7]);
    Files.delete(file);
    fs.mark("deleted");
    assertEquals(Set.of("none", "7"), sizesAfterMark());
    force(fs.root());
    fs.mark("forced");
    assertEquals(Set.of("none"), sizesAfterMark());
  }

  @Test
  void a_rename_between_folders_needs_both_forced() throws IOException {
    Files.createDirectory(fs.getPath("/a"));
    Files.write(fs.getPath("/a/x"), new byte[3]);
    fs.settle();
    Files.move(fs.getPath("/a/x"), file, StandardCopyOption.ATOMIC_MOVE);
    force(fs.root());
    fs.mark("one");
    assertEquals(Set.of("none", "3"), sizesAfterMark());
    force(fs.getPath("/a"));
    fs.mark("both");
    assertEquals(Set.of("3"), sizesAfterMark());
  }

  @Test
  void a_torn_write_has_whole_sectors_old_or_new() throws IOException {
    byte[] old = new byte[2048];
    settled(old);
    byte[] fresh = new byte[1500];
    Arrays.fill(fresh, (byte) 1);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(fresh), 100);
    }
    Set<String> seen = new TreeSet<>();
    fs.crashes(16, (root, marks) -> seen.add(sectors(Files.readAllBytes(root.resolve("file")))));
    assertEquals(16, seen.size(), () -> "each of the 4 sectors alone: " + seen);
  }

  /** One digit a sector: 0 old, 1 new. The write covers bytes 100 to 1599. */
  private static String sectors(byte[] data) {
    int[][] pieces = {{100, 512}, {512, 1024}, {1024, 1536}, {1536, 1600}};
    StringBuilder seen = new StringBuilder();
    for (int[] piece : pieces) {
      for (int i = piece[0]; i < piece[1]; i++) {
        assertEquals(data[piece[0]], data[i], "a sector is mixed");
      }
      seen.append(data[piece[0]]);
    }
    return seen.toString();
  }

  @Test
  void bytes_before_a_failed_force_stay_unsafe() throws IOException {
    settled(new byte[0]);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[5]));
      fs.failAt(fs.operations() + 1);
      assertThrows(IOException.class, () -> channel.force(true));
      channel.force(true);
      fs.mark("forced again");
    }
    assertEquals(Set.of("0", "5"), sizesAfterMark());
  }

  @Test
  void a_mode_is_safe_after_force_with_metadata_only() throws IOException {
    settled(new byte[0]);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(false);
      fs.mark("data");
      assertEquals(Set.of("rw-------", "rw-r--r--"), modesAfterMark());
      channel.force(true);
      fs.mark("all");
      assertEquals(Set.of("rw-------"), modesAfterMark());
    }
  }

  @Test
  void an_image_can_be_used_and_cut_again() throws IOException {
    settled(new byte[1]);
    fs.crashes(
        1,
        (root, marks) -> {
          Files.write(root.resolve("file"), new byte[9]);
          CrashFs image = (CrashFs) root.getFileSystem();
          Set<String> seen = new TreeSet<>();
          image.crashes(1, (again, none) -> seen.add(size(again)));
          assertTrue(seen.containsAll(Set.of("0", "1", "9")), seen::toString);
        });
    assertEquals(1, Files.size(file), "images are apart from the original");
  }

  private void settled(byte[] content) throws IOException {
    Files.write(file, content);
    fs.settle();
  }

  private Set<String> sizesAfterMark() {
    return afterMark(CrashFsRulesTest::size);
  }

  private Set<String> modesAfterMark() {
    return afterMark(
        root -> PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("file"))));
  }

  private interface Look {
    String at(Path root) throws IOException;
  }

  /** What is seen after all cuts behind the newest mark. */
  private Set<String> afterMark(Look look) {
    Map<Integer, Set<String>> seen = new TreeMap<>();
    fs.crashes(
        1,
        (root, marks) ->
            seen.computeIfAbsent(marks.size(), any -> new TreeSet<>()).add(look.at(root)));
    return seen.getOrDefault(Collections.max(seen.keySet()), Set.of());
  }

  private static String size(Path root) throws IOException {
    Path file = root.resolve("file");
    return Files.exists(file) ? String.valueOf(Files.size(file)) : "none";
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
