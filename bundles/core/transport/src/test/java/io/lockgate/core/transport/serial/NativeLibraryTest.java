// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.testkit.serial.Pty;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens, nothing is unpacked: each case in a virtual machine with a temporary folder and a home of its own. */
class NativeLibraryTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(folder.resolve("tmp"));
    Files.createDirectories(folder.resolve("home"));
  }

  private String probe(Path library, Path port) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-Duser.home=" + folder.resolve("home"),
                "-D" + NativeLibrary.FOLDER_PROPERTY + "=" + library,
                "-cp",
                System.getProperty("java.class.path"),
                NativeProbe.class.getName(),
                port.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    byte[] output = process.getInputStream().readAllBytes();
    return new String(output, StandardCharsets.UTF_8).strip();
  }

  private void assertNothingUnpacked() throws IOException {
    for (String each : List.of("tmp", "home")) {
      try (Stream<Path> files = Files.walk(folder.resolve(each))) {
        assertEquals(List.of(folder.resolve(each)), files.toList());
      }
    }
  }

  @Test
  void the_shipped_library_is_used_where_it_lies() throws IOException {
    Path shipped = Path.of(System.getProperty(NativeLibrary.FOLDER_PROPERTY));
    try (Pty pty = Pty.at(folder.resolve("tty"))) {
      assertEquals("opened", probe(shipped, pty.path().toRealPath()));
    }
    assertNothingUnpacked();
  }

  @Test
  void without_the_library_there_are_no_ports_and_nothing_is_unpacked() throws IOException {
    try (Pty pty = Pty.at(folder.resolve("tty"))) {
      String answer = probe(folder.resolve("nowhere"), pty.path().toRealPath());
      assertTrue(answer.startsWith("no serial ports: ") && answer.endsWith("is missing"), answer);
      String unset = probe(Path.of(" "), pty.path().toRealPath());
      assertTrue(unset.endsWith("is not set"), unset);
    }
    assertNothingUnpacked();
  }

  @Test
  void a_library_that_does_not_load_is_not_replaced_by_another() throws IOException {
    Path library = folder.resolve("broken/Linux").resolve(NativeLibrary.architecture());
    Files.createDirectories(library);
    Files.writeString(library.resolve("libjSerialComm.so"), "no library");
    try (Pty pty = Pty.at(folder.resolve("tty"))) {
      String answer = probe(folder.resolve("broken"), pty.path().toRealPath());
      assertEquals("no serial ports: the native library fails", answer);
    }
    assertNothingUnpacked();
  }

  @Test
  void a_library_planted_where_jserialcomm_would_look_is_not_loaded() throws IOException {
    Path real = Path.of(System.getProperty(NativeLibrary.FOLDER_PROPERTY));
    Path so = Path.of("Linux", NativeLibrary.architecture(), "libjSerialComm.so");
    Path broken = folder.resolve("broken").resolve(so);
    Files.createDirectories(folder.resolve("broken/Linux").resolve(NativeLibrary.architecture()));
    Files.writeString(broken, "no library");
    for (String planted : List.of("tmp/jSerialComm/2.11.4", "home/.jSerialComm/2.11.4")) {
      Files.createDirectories(folder.resolve(planted));
      Files.copy(real.resolve(so), folder.resolve(planted).resolve("libjSerialComm.so"));
    }
    try (Pty pty = Pty.at(folder.resolve("tty"))) {
      assertEquals(
          "no serial ports: the native library fails",
          probe(folder.resolve("broken"), pty.path().toRealPath()));
    }
  }
}
