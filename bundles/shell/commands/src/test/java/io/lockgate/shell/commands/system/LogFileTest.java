// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path folder = Path.of("");

  @Test
  void follow_prints_what_is_added_survives_a_roll_over_and_ends_when_interrupted()
      throws Exception {
    Path path = folder.resolve("a.log");
    Files.writeString(path, "old line that is quite long\n");
    LogFile log = new LogFile(path);
    assertEquals(1, log.last(10).size());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, UTF_8);
    Thread reader =
        new Thread(
            () -> {
              try {
                log.follow(out);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    reader.start();
    Files.writeString(path, "new\nhalf", StandardOpenOption.APPEND);
    await().until(() -> bytes.toString(UTF_8).equals("new\n"));
    Files.writeString(path, " whole\n", StandardOpenOption.APPEND);
    await().until(() -> bytes.toString(UTF_8).equals("new\nhalf whole\n"));
    Files.writeString(path, "rolled\n");
    await().until(() -> bytes.toString(UTF_8).equals("new\nhalf whole\nrolled\n"));
    reader.interrupt();
    reader.join(10_000);
    assertEquals(false, reader.isAlive());
  }
}
