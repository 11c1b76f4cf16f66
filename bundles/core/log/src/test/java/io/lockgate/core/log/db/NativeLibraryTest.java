// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens, nothing is unpacked: each case in a virtual machine with a temporary folder of its own. */
class NativeLibraryTest {
  @TempDir Path folder;

  private String probe(String library) throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-D" + NativeLibrary.FOLDER_PROPERTY + "=" + library,
                "-cp",
                System.getProperty("java.class.path"),
                NativeProbe.class.getName(),
                folder.resolve("samples.db").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    byte[] output = process.getInputStream().readAllBytes();
    try (Stream<Path> files = Files.walk(temporary)) {
      assertEquals(List.of(temporary), files.toList());
    }
    return new String(output, StandardCharsets.UTF_8).strip();
  }

  @Test
  void the_shipped_library_is_used_where_it_lies() throws IOException {
    assertEquals("opened", probe(System.getProperty(NativeLibrary.FOLDER_PROPERTY)));
  }

  @Test
  void without_the_library_there_is_no_log_and_nothing_is_unpacked() throws IOException {
    String missing = probe(folder.resolve("nowhere").toString());
    assertTrue(missing.startsWith("no sample log: ") && missing.endsWith("is missing"), missing);
    assertTrue(probe(" ").endsWith("is not set"));
  }

  @Test
  void a_library_that_does_not_load_is_not_replaced_by_another() throws IOException {
    Path library =
        Files.createDirectories(
            folder.resolve("broken/org/sqlite/native/Linux").resolve(NativeLibrary.architecture()));
    Files.writeString(library.resolve("libsqlitejdbc.so"), "no library");
    assertEquals("SQLite fails", probe(folder.resolve("broken").toString()));
  }
}
