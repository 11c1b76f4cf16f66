// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.testkit.peer.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The console of a running gateway, and the commands a person needs first. */
class ConsoleIT {
  private static final GatewayProcess gateway = GatewayProcess.fresh();

  @BeforeAll
  static void start() {
    gateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void the_socket_is_for_its_owner_only() throws Exception {
    Path socket = gateway.data().resolve("run/console.sock");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())));
  }

  @Test
  void another_unix_user_is_refused_and_audited_even_when_the_file_modes_let_it_through()
      throws Exception {
    Requires.root();
    Requires.program("setpriv");
    Path run = gateway.data().resolve("run");
    for (Path path :
        List.of(gateway.data().getParent(), gateway.data(), run, run.resolve("console.sock"))) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    ShellResult refused =
        ShellResult.run(
            List.of(
                "setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                gateway.code().resolve("bin/lockgate").toString(),
                "shell",
                "--data",
                gateway.data().toString(),
                "gateway:info"),
            Map.of(),
            "");
    assertNotEquals(0, refused.status());
    assertFalse(refused.out().contains("version"), refused.out());
    String audit =
        gateway.shell("gateway:audit", "--json", "--type", "CONSOLE_REFUSED").json().toString();
    assertTrue(audit.contains("65534"), audit);
  }

  @Test
  void one_shot_commands_have_an_exit_status() {
    assertEquals(0, gateway.shell("gateway:info").status());
    assertEquals(127, gateway.shell("gateway:no-such-command").status());
    assertNotEquals(0, gateway.shell("gateway:service-disable", "no-such-service").status());
  }

  @Test
  void every_command_has_help_with_an_example() {
    String all = gateway.shell("help", "gateway").out();
    for (String command :
        List.of(
            "info",
            "status",
            "services",
            "service-enable",
            "service-disable",
            "preset",
            "harden",
            "trust-list",
            "trust-add",
            "trust-revoke",
            "audit",
            "audit-export",
            "audit-verify",
            "commission",
            "config-diff",
            "config-history",
            "config-rollback",
            "config-set",
            "log-tail")) {
      assertTrue(all.contains("gateway:" + command), command + " is not in help gateway: " + all);
      String help = gateway.shell("gateway:" + command, "--help").out().replaceAll("\\s+", " ");
      assertTrue(help.matches(".*Example: (lockgate shell )?gateway:" + command + ".*"), help);
    }
  }

  @Test
  void commissioning_asks_for_the_password_and_keeps_it_nowhere_in_clear() throws Exception {
    String password = "Canary-Passw0rd!";
    assertNotEquals(0, gateway.shellWithInput("short\nshort\n", "gateway:commission").status());
    gateway.shellWithInput(password + "\n" + password + "\n", "gateway:commission").ok();
    assertTrue(gateway.shell("gateway:info", "--json").json().toString().contains("commissioned"));
    assertNotEquals(
        0,
        gateway.shellWithInput(password + "\n" + password + "\n", "gateway:commission").status(),
        "a second time");
    ShellResult grep =
        ShellResult.run(
            List.of("grep", "-rlF", password, gateway.data().toString(), gateway.etc().toString()),
            Map.of(),
            "");
    assertEquals(1, grep.status(), grep.out());
  }

  @Test
  void the_audit_log_verifies_on_the_device_and_as_an_exported_file() throws Exception {
    gateway.shell("gateway:audit-verify").ok();
    Path file = Files.createTempFile("lockgate", ".audit");
    Files.writeString(file, gateway.shell("gateway:audit-export").ok().out());
    gateway.shell("gateway:audit-verify", file.toString()).ok();
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("CONSOLE_OPENED", "CONSOLE_OPENEX"));
    ShellResult edited = gateway.shell("gateway:audit-verify", file.toString());
    assertNotEquals(0, edited.status(), edited.out());
  }

  @Test
  void boots_consoles_and_bundles_are_in_the_audit_log() {
    String audit = gateway.shell("gateway:audit", "--json", "--limit", "1000").json().toString();
    assertTrue(audit.contains("BOOT"), audit);
    assertTrue(audit.contains("CONSOLE_OPENED"), audit);
  }
}
