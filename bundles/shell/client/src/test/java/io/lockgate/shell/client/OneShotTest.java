// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.shell.client.frame.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OneShotTest {
  @TempDir Path folder = Path.of("");
  private Path socket = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void name_the_socket() {
    socket = folder.resolve("c.sock");
  }

  private int run(String input, String... command) {
    String[] words = new String[command.length + 2];
    words[0] = "--socket";
    words[1] = socket.toString();
    System.arraycopy(command, 0, words, 2, command.length);
    return Main.run(
        words,
        new ByteArrayInputStream(input.getBytes(UTF_8)),
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8));
  }

  @Test
  void output_and_error_are_kept_apart_and_the_status_is_the_commands() throws Exception {
    try (FakeGateway gateway =
        new FakeGateway(
            socket,
            (frame, writer) -> {
              if (frame.type() == Frame.INPUT && frame.payload().length == 0) {
                writer.send(Frame.OUTPUT, "good\n");
                writer.send(Frame.ERROR, "bad\n");
                writer.exit(127);
              }
            })) {
      assertEquals(127, run("line\n", "gateway:x", "--json"));
      assertEquals("COMMAND=gateway:x --json\n", gateway.next(Frame.HELLO).text());
      assertEquals("line\n", gateway.next(Frame.INPUT).text());
      assertEquals("good\n", out.toString(UTF_8));
      assertEquals("bad\n", err.toString(UTF_8));
    }
  }

  @Test
  void no_gateway_is_said_in_one_line() {
    assertEquals(3, run("", "gateway:info"));
    assertEquals("Lockgate is not running: there is no " + socket, err.toString(UTF_8).strip());
  }

  @Test
  void stale_socket_is_said_in_one_line() throws IOException {
    try (ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      left.bind(UnixDomainSocketAddress.of(socket));
    }
    assertTrue(Files.exists(socket));
    assertEquals(3, run("", "gateway:info"));
    assertEquals(
        "Lockgate is not running: nobody listens on " + socket, err.toString(UTF_8).strip());
  }

  @Test
  void gateway_that_dies_without_a_status_is_a_failure() throws Exception {
    try (FakeGateway gateway =
        new FakeGateway(
            socket,
            (frame, writer) -> {
              throw new IOException("dies");
            })) {
      assertEquals(3, run("", "gateway:info"));
      assertEquals(Frame.HELLO, gateway.next(Frame.HELLO).type());
    }
  }

  @Test
  void refusal_for_another_user_is_told_apart_from_not_running() {
    IOException cause = new IOException("Permission denied");
    NoGatewayException refused = NoGatewayException.because(socket, false, cause);
    assertEquals(2, refused.status());
    assertTrue(refused.toString().contains("not permitted"), refused.toString());
  }
}
