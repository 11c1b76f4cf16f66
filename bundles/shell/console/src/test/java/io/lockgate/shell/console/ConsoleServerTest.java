// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.TrustMode;
import io.lockgate.shell.client.frame.Frame;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.FakeSignerRegistry;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real server on a real socket with Karaf's real shell behind it. */
@Timeout(60)
class ConsoleServerTest {
  @TempDir Path folder = Path.of("");
  private Path socket = Path.of("");
  private final RealShell shell = new RealShell();
  private final CollectingAuditLog audit = new CollectingAuditLog();
  private final MemoryStateStore store = new MemoryStateStore();
  private final FakeSignerRegistry signers = new FakeSignerRegistry();
  private final List<ConsoleServer> servers = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    socket = folder.resolve("run/c.sock");
    servers.add(server());
  }

  private ConsoleServer server() throws IOException {
    return new ConsoleServer(
        socket,
        new Shells(shell.factory, new StoredHistory(store), new Banner(signers)),
        new ConsoleAudit(audit));
  }

  @AfterEach
  void close() throws IOException {
    for (ConsoleServer server : servers) {
      server.close();
    }
    shell.close();
  }

  private TestClient run(String command) throws IOException {
    return new TestClient(socket).hello("COMMAND=" + command + "\n");
  }

  private TestClient session() throws IOException {
    TestClient client = new TestClient(socket).hello("TERM=xterm\nCOLUMNS=80\nLINES=24\n");
    client.readUntil("lockgate> ");
    return client;
  }

  private static String ownNumber() throws IOException {
    return String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }

  @Test
  void folder_and_socket_belong_to_the_owner_alone_and_a_stale_socket_is_replaced()
      throws IOException {
    assertEquals("rw-------", permissions(socket));
    assertEquals("rwx------", permissions(folder.resolve("run")));
    servers.remove(0).close();
    assertFalse(Files.exists(socket), "removed at the end");
    Files.writeString(socket, "stale");
    servers.add(server());
    try (TestClient client = run("gateway:echo a")) {
      assertEquals(0, client.status());
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void one_command_has_its_output_its_status_and_two_audit_records() throws IOException {
    try (TestClient client = run("gateway:echo a b")) {
      assertEquals(0, client.status());
      assertEquals("echo [a, b]\n", client.output.toString());
    }
    await().until(() -> audit.types().equals(List.of("CONSOLE_OPENED", "CONSOLE_CLOSED")));
    AuditEvent opened = audit.events().get(0);
    assertEquals("local-" + ownNumber(), opened.who());
    assertEquals("console", opened.source());
  }

  @Test
  void statuses_tell_failed_refused_and_unknown_apart() throws IOException {
    try (TestClient client = run("gateway:fail")) {
      assertEquals(1, client.status());
      assertEquals("it failed\n", client.error.toString());
      assertEquals("", client.output.toString());
    }
    try (TestClient client = run("gateway:refuse")) {
      assertEquals(2, client.status());
      assertEquals("not allowed\n", client.error.toString());
    }
    try (TestClient client = run("gateway:nonsense")) {
      assertEquals(127, client.status());
      assertEquals("unknown command: gateway:nonsense\n", client.error.toString());
    }
  }

  @Test
  void one_command_reads_what_is_piped_in_however_long() throws Exception {
    byte[] long200k = "0123456789".repeat(20_000).getBytes(UTF_8);
    try (TestClient client = run("gateway:cat")) {
      Thread feed =
          new Thread(
              () -> {
                try {
                  client.writer.send(Frame.INPUT, long200k, 0, long200k.length);
                  client.type("");
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      feed.start();
      assertEquals(0, client.status());
      assertEquals(new String(long200k, UTF_8), client.output.toString());
      feed.join();
    }
  }

  @Test
  void client_that_leaves_interrupts_its_command() throws Exception {
    try (TestClient client = run("gateway:wait")) {
      assertTrue(shell.waiting.await(20, TimeUnit.SECONDS));
      assertFalse(client.output.indexOf("x") >= 0);
    }
    assertTrue(shell.interrupted.await(20, TimeUnit.SECONDS), "command was interrupted");
    await().until(() -> audit.types().contains("CONSOLE_CLOSED"));
  }

  @Test
  void session_prompts_runs_completes_and_ends_with_logout_key() throws IOException {
    try (TestClient client = session()) {
      client.type("gateway:ec\t").readUntil("gateway:echo");
      client.type("x\r").readUntil("echo [x]");
      client.readUntil("lockgate> ");
      client.type("gateway:who\r").readUntil("role=SECURITY_ADMIN, door=console");
      client.type("\u0004");
      assertEquals(0, client.status());
    }
    try (TestClient again = session()) {
      assertTrue(again.output.indexOf("Lockgate.") >= 0, "the server goes on");
    }
  }

  @Test
  void interrupt_key_ends_the_command_not_the_session() throws Exception {
    try (TestClient client = session()) {
      client.type("gateway:wait\r");
      assertTrue(shell.waiting.await(20, TimeUnit.SECONDS));
      client.type("\u0003");
      assertTrue(shell.interrupted.await(20, TimeUnit.SECONDS));
      client.type("gateway:echo alive\r");
      assertEquals(-2, client.readUntil("echo [alive]"));
    }
  }

  @Test
  void secret_is_asked_for_without_echo_and_kept_out_of_the_history() throws IOException {
    try (TestClient client = session()) {
      client.type("gateway:ask\r").readUntil("Secret: ");
      client.type("hunter2\r").readUntil("answer 7");
      client.type("\u0004").status();
      assertFalse(client.output.toString().contains("hunter"), client.output.toString());
    }
    assertEquals("gateway:ask\n", new String(store.read("console/history").orElseThrow(), UTF_8));
  }

  @Test
  void history_comes_back_in_the_next_session_and_no_file_is_written() throws IOException {
    try (TestClient client = session()) {
      client.type("gateway:echo kept\r").readUntil("echo [kept]");
      client.type("\u0004");
      assertEquals(0, client.status());
    }
    assertEquals(
        "gateway:echo kept\n", new String(store.read("console/history").orElseThrow(), UTF_8));
    try (TestClient client = session()) {
      client.type("\u0010\r");
      assertEquals(-2, client.readUntil("echo [kept]"));
    }
  }

  @Test
  void history_is_bounded() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      lines.append("old ").append(i).append('\n');
    }
    store.write("console/history", lines.toString().getBytes(UTF_8));
    try (TestClient client = session()) {
      client.type("gateway:echo new\r").readUntil("echo [new]");
      client.type("\u0004").status();
    }
    List<String> kept =
        new String(store.read("console/history").orElseThrow(), UTF_8).lines().toList();
    assertEquals(500, kept.size());
    assertEquals("old 1", kept.get(0));
    assertEquals("gateway:echo new", kept.get(499));
  }

  @Test
  void weak_trust_is_shown_at_the_start() throws IOException {
    signers.mode(TrustMode.WARN);
    try (TestClient client = session()) {
      assertTrue(
          client.output.indexOf("WARNING: trust mode is warn") >= 0, client.output.toString());
    }
    signers.mode(TrustMode.TRUSTED);
    try (TestClient client = session()) {
      assertFalse(client.output.indexOf("WARNING") >= 0, client.output.toString());
    }
  }

  @Test
  void ninth_session_is_turned_away_and_a_place_becomes_free_again() throws IOException {
    List<TestClient> clients = new ArrayList<>();
    for (int i = 0; i < Sessions.MAX; i++) {
      clients.add(session());
    }
    try (TestClient ninth = new TestClient(socket)) {
      assertEquals(1, ninth.status());
      assertEquals("too many console sessions: 8 are open\n", ninth.error.toString());
    }
    assertTrue(audit.types().contains("CONSOLE_REFUSED"));
    clients.remove(0).close();
    await()
        .until(
            () -> {
              try (TestClient next = run("gateway:echo free")) {
                return next.status() == 0;
              }
            });
    for (TestClient client : clients) {
      client.close();
    }
  }

  @Test
  void noise_instead_of_frames_ends_that_connection_only() throws IOException {
    try (TestClient client = new TestClient(socket)) {
      client.writer.send('Q', "");
      assertEquals(-1, client.status());
    }
    try (TestClient client = run("gateway:echo a")) {
      assertEquals(0, client.status());
    }
  }

  @Test
  void closing_the_server_ends_open_sessions() throws IOException {
    try (TestClient client = session()) {
      servers.remove(0).close();
      assertEquals(-1, client.status());
    }
    await().until(() -> audit.types().contains("CONSOLE_CLOSED"));
    await()
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("console-")));
  }
}
