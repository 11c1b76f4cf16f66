// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.console;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.shell.client.frame.Frame;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.FakeSignerRegistry;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Another user at the socket; needs root, for only root can become another user. */
@Timeout(60)
class PeerRefusalTest {
  private static final String NOBODY = "65534";

  @Test
  void another_user_is_told_no_in_one_line_even_when_the_files_let_him_in() throws Exception {
    needRoot();
    // Not a folder of the test's: those are closed to others from the top.
    Path folder = Files.createTempDirectory(Path.of("/tmp"), "lg");
    Path socket = folder.resolve("run/c.sock");
    CollectingAuditLog audit = new CollectingAuditLog();
    try (RealShell shell = new RealShell()) {
      ConsoleServer server =
          new ConsoleServer(
              socket,
              new Shells(
                  shell.factory,
                  new StoredHistory(new MemoryStateStore()),
                  new Banner(new FakeSignerRegistry())),
              new ConsoleAudit(audit));
      try {
        copyClient(folder.resolve("classes"));
        open(folder);
        assertEquals(
            "not permitted: only the gateway's own user and root may use " + socket,
            connectAsNobody(folder, socket),
            "closed by the file modes");
        open(folder.resolve("run"));
        open(socket);
        assertEquals(
            "not permitted: only the gateway's own user and root may use this console",
            connectAsNobody(folder, socket));
        await().until(() -> audit.types().contains("CONSOLE_REFUSED"));
        AuditEvent refused = audit.events().get(0);
        assertEquals(NOBODY, refused.id());
        assertEquals(AuditEvent.Result.REFUSED, refused.result());
        assertEquals(List.of("CONSOLE_REFUSED"), audit.types());
      } finally {
        server.close();
        delete(folder);
      }
    }
  }

  private static void needRoot() throws IOException {
    boolean root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    if (!root && "true".equals(System.getenv("CI"))) {
      fail("the refusal of another user must be tested here, but this is not root");
    }
    if (!root) {
      abort("NOT TESTED: the refusal of another user needs root to become one");
    }
  }

  private static void open(Path path) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  /** What the operator's program, run by nobody, said. */
  private static String connectAsNobody(Path folder, Path socket) throws Exception {
    Path out = folder.resolve("said");
    Process child =
        new ProcessBuilder(
                "setpriv",
                "--reuid=" + NOBODY,
                "--clear-groups",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                folder.resolve("classes").toString(),
                "io.lockgate.shell.client.Main",
                "--socket",
                socket.toString(),
                "gateway:echo")
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertTrue(child.waitFor(20, TimeUnit.SECONDS));
    assertEquals(2, child.exitValue());
    String said = Files.readString(out, StandardCharsets.UTF_8).strip();
    Files.delete(out);
    return said;
  }

  /** Copies the program to where nobody can read it. */
  private static void copyClient(Path to) throws Exception {
    URI from = Frame.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path source = Path.of(from);
    if (!Files.isDirectory(source)) {
      Files.copy(source, to);
      return;
    }
    try (Stream<Path> all = Files.walk(source)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(source.relativize(path).toString()));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
