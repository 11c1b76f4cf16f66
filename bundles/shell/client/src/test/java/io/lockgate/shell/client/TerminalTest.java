// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.shell.client.frame.Frame;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real program in a JVM of its own, at a real pseudo-terminal made by {@code script} of util-linux. */
@Timeout(120)
class TerminalTest {
  @TempDir Path folder = Path.of("");
  private Path socket = Path.of("");
  private @Nullable Process started;

  @BeforeEach
  void name_the_socket() {
    socket = folder.resolve("c.sock");
  }

  @AfterEach
  void end() {
    if (started != null) {
      started.descendants().forEach(ProcessHandle::destroyForcibly);
      started.destroyForcibly();
    }
  }

  private Process script() {
    return Objects.requireNonNull(started);
  }

  private void start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = Path.of("target", "classes").toAbsolutePath().toString();
    String line =
        "tty > %1$s/tty; stty cols 90 rows 30; stty -g > %1$s/before;"
            + " %2$s -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -cp %3$s %4$s --socket %5$s;"
            + " echo $? > %1$s/status; stty -g > %1$s/after; touch %1$s/done";
    started =
        new ProcessBuilder(
                "script",
                "-qec",
                line.formatted(folder, java, classes, Main.class.getName(), socket),
                "/dev/null")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("screen").toFile())
            .start();
  }

  private void type(int key) throws IOException {
    script().getOutputStream().write(key);
    script().getOutputStream().flush();
  }

  private String file(String name) throws IOException {
    return Files.readString(folder.resolve(name)).strip();
  }

  private void awaitEnd() throws Exception {
    assertTrue(script().waitFor(30, TimeUnit.SECONDS), "script ends");
    assertTrue(Files.exists(folder.resolve("done")), "shell line ran to its end");
  }

  private static String stty(File tty, String... words) throws Exception {
    String[] command = new String[words.length + 1];
    command[0] = "stty";
    System.arraycopy(words, 0, command, 1, words.length);
    Process process = new ProcessBuilder(command).redirectInput(Redirect.from(tty)).start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    assertEquals(0, process.waitFor());
    return printed;
  }

  @Test
  void session_relays_keys_unchanged_follows_the_window_and_restores_the_terminal()
      throws Exception {
    try (FakeGateway gateway =
        new FakeGateway(
            socket,
            (frame, writer) -> {
              if (frame.type() == Frame.INPUT && frame.payload()[0] == 'q') {
                writer.send(Frame.OUTPUT, "bye\n");
                writer.exit(7);
              }
            })) {
      start();
      String hello = gateway.next(Frame.HELLO).text();
      assertTrue(hello.contains("COLUMNS=90\nLINES=30\n"), hello);
      File tty = new File(file("tty"));
      assertNotEquals(file("before"), stty(tty, "-g"), "the terminal is raw now");

      type(3);
      assertArrayEquals(new byte[] {3}, gateway.next(Frame.INPUT).payload(), "Ctrl-C is a key");
      type(4);
      assertArrayEquals(new byte[] {4}, gateway.next(Frame.INPUT).payload(), "Ctrl-D is a key");

      stty(tty, "cols", "100", "rows", "40");
      String window = gateway.next(Frame.WINDOW).text();
      if (window.equals("100 30")) { // stty sets one after the other, and was seen in between
        window = gateway.next(Frame.WINDOW).text();
      }
      assertEquals("100 40", window);

      type('q');
      awaitEnd();
      assertEquals("7", file("status"));
      assertEquals(file("before"), file("after"));
      assertTrue(file("screen").contains("bye"), file("screen"));
    }
  }

  @Test
  void terminate_signal_restores_the_terminal() throws Exception {
    try (FakeGateway gateway = new FakeGateway(socket, (frame, writer) -> {})) {
      start();
      gateway.next(Frame.HELLO);
      ProcessHandle java =
          script()
              .descendants()
              .filter(p -> p.info().command().orElse("").endsWith("java"))
              .findFirst()
              .orElseThrow();
      java.destroy();
      awaitEnd();
      assertEquals(file("before"), file("after"));
      assertEquals("143", file("status"));
    }
  }

  @Test
  void gateway_that_goes_away_restores_the_terminal() throws Exception {
    try (FakeGateway gateway =
        new FakeGateway(
            socket,
            (frame, writer) -> {
              throw new IOException("goes away");
            })) {
      start();
      gateway.next(Frame.HELLO);
      awaitEnd();
      assertEquals(file("before"), file("after"));
      assertEquals("3", file("status"));
    }
  }
}
