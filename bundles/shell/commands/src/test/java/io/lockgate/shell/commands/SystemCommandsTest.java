// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.TrustMode;
import io.lockgate.api.store.ConfigRejectedException.Problem;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.shell.commands.CommandShell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemCommandsTest {
  private final CommandShell shell = new CommandShell();
  @TempDir Path data = Path.of("");

  SystemCommandsTest() throws IOException {
    shell.services.offer("web", 8443);
  }

  @Test
  void commission_takes_the_password_twice() {
    Result result =
        shell.run("gateway:commission", "correct horse battery", "correct horse battery");
    assertEquals(0, result.status(), result.error());
    assertEquals("correct horse battery", shell.commissioning.password());
    assertFalse(result.output().contains("horse"), "not printed");
    Result again = shell.run("gateway:commission", "another password", "another password");
    assertEquals(2, again.status());
    assertEquals("correct horse battery", shell.commissioning.password());
  }

  @Test
  void commission_changes_nothing_when_the_two_differ_or_one_is_missing() {
    assertEquals(2, shell.run("gateway:commission", "correct horse", "correct house").status());
    assertEquals(2, shell.run("gateway:commission", "correct horse battery").status());
    assertEquals(2, shell.run("gateway:commission").status());
    assertFalse(shell.commissioning.commissioned());
  }

  @Test
  void commission_names_the_rule_and_never_the_password() {
    Result result = shell.run("gateway:commission", "short", "short");
    assertEquals(2, result.status());
    assertEquals("password must have at least 12 characters", result.error());
    assertFalse(shell.commissioning.commissioned());
  }

  @Test
  void status_is_red_only_when_a_service_is_on_and_not_running() {
    shell.signers.mode(TrustMode.WARN);
    shell.clock.quality(ClockQuality.UNSYNCED);
    Result warned = shell.run("gateway:status");
    assertEquals(0, warned.status(), warned.error());
    assertTrue(warned.output().contains("trust          warn   warn"), warned.output());
    assertTrue(warned.output().contains("clock          warn   unsynced"), warned.output());
    assertTrue(warned.output().contains("commissioning  warn   open"), warned.output());
    shell.services.breakDown("web", "port 8443 in use");
    Result red = shell.run("gateway:status --json");
    assertEquals(1, red.status());
    assertTrue(
        red.output()
            .startsWith(
                "[{\"item\":\"web\",\"level\":\"red\",\"state\":\"on\",\"note\":\"port 8443 in use\"}"),
        red.output());
  }

  @Test
  void setting_that_was_rejected_makes_the_status_red() {
    shell.config.report(new Problem("a.cfg", 3, "a port", "not a number"));
    Result result = shell.run("gateway:status");
    assertEquals(1, result.status());
    assertTrue(result.output().contains("a.cfg:3: a port: not a number"), result.output());
    assertEquals("1 of 6 need attention", result.error());
  }

  @Test
  void info_shows_the_state_of_trust() {
    Result result = shell.run("gateway:info --json");
    assertEquals(0, result.status());
    assertTrue(
        result
            .output()
            .contains(
                "\"trust_mode\":\"trusted\",\"development_key\":false,\"commissioned\":false"),
        result.output());
    System.setProperty("lockgate.development", "true");
    try {
      assertTrue(shell.run("gateway:info").output().contains("WARNING"));
    } finally {
      System.clearProperty("lockgate.development");
    }
  }

  @Test
  void log_tail_prints_the_last_whole_lines_and_nothing_that_steers_the_terminal()
      throws IOException {
    System.setProperty("lockgate.data", data.toString());
    try {
      assertEquals(1, shell.run("gateway:log-tail").status(), "no log yet");
      Files.createDirectory(data.resolve("log"));
      StringBuilder log = new StringBuilder();
      for (int i = 1; i <= 100; i++) {
        log.append("line ").append(i).append('\n');
      }
      Files.writeString(data.resolve("log/lockgate.log"), log + "\u001b[2Jlast\nhalf");
      Result result = shell.run("gateway:log-tail 2");
      assertEquals("line 100\n?[2Jlast\n", result.output());
      assertEquals(40, shell.run("gateway:log-tail").output().lines().count());
      assertEquals(1, shell.run("gateway:log-tail 0").status());
    } finally {
      System.clearProperty("lockgate.data");
    }
  }
}
