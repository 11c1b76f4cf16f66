// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.Refusal;
import io.lockgate.api.security.Signer;
import io.lockgate.api.security.TrustMode;
import io.lockgate.shell.commands.CommandShell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustAuditConfigCommandsTest {
  private static final String PEM = "-----BEGIN CERTIFICATE-----";

  private final CommandShell shell = new CommandShell();
  @TempDir Path folder = Path.of("");

  TrustAuditConfigCommandsTest() throws IOException {}

  @Test
  void signer_is_enrolled_from_a_file_or_standard_input_and_revoked() throws IOException {
    Path file = Files.writeString(folder.resolve("oem.pem"), PEM);
    assertEquals(0, shell.run("gateway:trust-add " + file + " --prefix com.example").status());
    assertEquals(0, shell.run("gateway:trust-add - --prefix com.other", PEM).status());
    assertEquals(3, shell.signers.signers().size());
    assertEquals("com.other", shell.signers.signers().get(2).prefix());
    assertEquals(1, shell.run("gateway:trust-add - ", PEM).status(), "no prefix");
    assertEquals(2, shell.run("gateway:trust-add - --prefix a.b", "nonsense").status());
    assertEquals(0, shell.run("gateway:trust-revoke bbbbbbbb").status());
    assertEquals(Signer.Scope.REVOKED, shell.signers.signers().get(1).scope());
    assertTrue(shell.run("gateway:trust-list").output().contains("revoked"));
  }

  @Test
  void mode_is_shown_and_set() {
    assertEquals("[{\"mode\":\"trusted\"}]\n", shell.run("gateway:trust-mode --json").output());
    assertEquals(0, shell.run("gateway:trust-mode ca-only").status());
    assertEquals(TrustMode.CA_ONLY, shell.signers.mode());
    assertEquals(1, shell.run("gateway:trust-mode nonsense").status());
  }

  @Test
  void refusals_are_listed() {
    shell.signers.refuse(new Refusal(Instant.EPOCH, "file:deploy/a.jar", "not signed"));
    assertEquals(
        "[{\"time\":\"1970-01-01T00:00:00Z\",\"location\":\"file:deploy/a.jar\",\"reason\":\"not signed\"}]\n",
        shell.run("gateway:trust-refusals --json").output());
  }

  @Test
  void audit_lists_exports_and_verifies() {
    shell.audit.append(
        new AuditEvent(
            AuditEvent.Category.SERVICE,
            "SERVICE_DISABLED",
            "console",
            "local-0",
            "web",
            AuditEvent.Result.OK,
            "a\u001b[2Jb"));
    Result list =
        shell.run(
            "gateway:audit --from 2026-01-01 --to 2026-01-02T00:00:00Z --category service --limit 5");
    assertEquals(0, list.status(), list.error());
    assertTrue(list.output().contains("SERVICE_DISABLED"), list.output());
    assertFalse(list.output().contains("\u001b"), "cannot steer the terminal");
    assertEquals(1, shell.run("gateway:audit --from yesterday").status());
    assertEquals(1, shell.run("gateway:audit --limit 0").status());
    assertEquals("{\"type\":\"SERVICE_DISABLED\"}\n", shell.run("gateway:audit-export -").output());
    Result file = shell.run("gateway:audit-export somewhere.jsonl");
    assertEquals(2, file.status());
    assertFalse(Files.exists(Path.of("somewhere.jsonl")));
    assertEquals(0, shell.run("gateway:audit-verify").status());
    assertEquals(0, shell.run("gateway:audit-verify -", "{\"type\":\"A\"}").status());
    assertEquals(1, shell.run("gateway:audit-verify -", "forged").status());
    assertEquals(1, shell.run("gateway:audit-verify no-such-file").status());
    shell.audit.fault("record 1 was edited");
    Result broken = shell.run("gateway:audit-verify");
    assertEquals(1, broken.status());
    assertEquals("audit log is not intact: record 1 was edited", broken.error());
  }

  @Test
  void settings_are_changed_shown_compared_and_rolled_back() {
    assertEquals(0, shell.run("gateway:config-set a.b port 8443").status());
    assertEquals(0, shell.run("gateway:config-set a.b port 9443 --json").status());
    assertEquals("9443", shell.config.get("a.b").get("port"));
    assertEquals(
        "[{\"pid\":\"a.b\",\"key\":\"port\",\"before\":\"8443\",\"after\":\"9443\"}]\n",
        shell.run("gateway:config-diff --json").output());
    assertEquals(
        "[{\"pid\":\"a.b\",\"key\":\"port\",\"before\":\"\",\"after\":\"8443\"}]\n",
        shell.run("gateway:config-diff 0 2 --json").output());
    assertEquals(
        "[{\"pid\":\"a.b\",\"settings\":1}]\n", shell.run("gateway:config-list --json").output());
    assertEquals(0, shell.run("gateway:config-rollback 2").status());
    assertEquals("8443", shell.config.get("a.b").get("port"));
    assertTrue(shell.run("gateway:config-history").output().contains("back to 2"));
    assertEquals(0, shell.run("gateway:config-unset a.b port").status());
    assertTrue(shell.config.get("a.b").isEmpty());
    assertEquals(2, shell.run("gateway:config-set a.b port bad").status());
    assertEquals(2, shell.run("gateway:config-rollback 99").status());
    assertEquals(1, shell.run("gateway:config-rollback x").status());
  }

  @Test
  void secret_is_asked_for_and_never_shown() {
    Result set = shell.run("gateway:config-set a.b password", "hunter2hunter2");
    assertEquals(0, set.status(), set.error());
    assertEquals("hunter2hunter2", shell.config.get("a.b").get("password"));
    String shown =
        set.output()
            + shell.run("gateway:config-get a.b").output()
            + shell.run("gateway:config-diff 0").output()
            + shell.run("gateway:config-history").output();
    assertFalse(shown.contains("hunter2"), shown);
    assertTrue(shown.contains("password  set"), shown);
  }
}
