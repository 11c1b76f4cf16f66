// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.testkit.net.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void output_folder_environment_and_exit_are_seen() throws IOException {
    Files.createFile(folder.resolve("here"));
    try (Peer peer =
        Peer.command("sh", "-c", "ls; echo $WORD; echo wrong >&2; exit 3")
            .in(folder)
            .env("WORD", "spoken")
            .start()) {
      assertEquals(3, peer.awaitExit(LONG));
      assertEquals("wrong", peer.awaitLine("wron", LONG));
      assertEquals(List.of("here", "spoken", "wrong"), peer.output());
    }
  }

  @Test
  void a_line_that_never_comes_is_a_failure_with_the_output() throws IOException {
    try (Peer peer = Peer.command("sh", "-c", "echo something else").start()) {
      AssertionError failure =
          assertThrows(AssertionError.class, () -> peer.awaitLine("ready", LONG));
      assertTrue(String.valueOf(failure.getMessage()).contains("something else"));
    }
  }

  @Test
  void a_listener_is_waited_for() throws IOException {
    try (FreePorts ports = new FreePorts()) {
      int port = ports.releasedTcp();
      String listen = "TCP-LISTEN:" + port + ",bind=127.0.0.1,fork,reuseaddr";
      try (Peer peer = Peer.command("socat", listen, "SYSTEM:echo hello").start()) {
        peer.awaitPort(port, LONG);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
          assertEquals(
              "hello\n",
              new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
  }

  @Test
  void a_peer_that_ends_early_is_noticed_before_the_deadline() throws IOException {
    try (FreePorts ports = new FreePorts();
        Peer peer = Peer.command("sh", "-c", "exit 1").start()) {
      int port = ports.tcp();
      long start = System.nanoTime();
      assertThrows(AssertionError.class, () -> peer.awaitPort(port, Duration.ofMinutes(5)));
      assertTrue(System.nanoTime() - start < TimeUnit.MINUTES.toNanos(1));
    }
  }

  @Test
  void close_ends_a_program_that_ignores_the_request_and_its_children() throws IOException {
    Peer peer = Peer.command("sh", "-c", "trap '' TERM; sleep 300 & echo up; wait; wait").start();
    peer.awaitLine("up", LONG);
    List<ProcessHandle> children = peer.handle().descendants().toList();
    assertEquals(1, children.size());
    peer.close();
    assertFalse(peer.handle().isAlive());
    children.forEach(child -> child.onExit().orTimeout(10, TimeUnit.SECONDS).join());
  }
}
