// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.publish.HostKeys;
import io.lockgate.api.publish.PublishException;
import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.Role;
import io.lockgate.shell.commands.CommandShell;
import io.lockgate.shell.commands.CommandShell.Result;
import io.lockgate.testkit.fakes.MemorySecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpSetupCommandTest {
  private static final String PID = "io.lockgate.north.csv.sftp.destination~archive";
  private static final String SETUP = "gateway:sftp-setup archive files.example.com --user plant7";

  private final Servers servers = new Servers();
  private final MemorySecrets secrets = new MemorySecrets();
  private final CommandShell shell = new CommandShell(servers, secrets);
  @TempDir Path folder = Path.of("");

  SftpSetupCommandTest() throws IOException {}

  /** A server with a key; says what it was asked. */
  private static final class Servers implements HostKeys {
    HostKey key = new HostKey("ssh-ed25519", "SHA256:" + "a".repeat(43));
    String asked = "";
    boolean away;

    @Override
    public CompletionStage<HostKey> ask(String host, int port, Duration within) {
      asked = host + ":" + port;
      return away
          ? CompletableFuture.failedFuture(
              new PublishException(PublishException.Kind.UNREACHABLE, "nobody is there"))
          : CompletableFuture.completedFuture(key);
    }
  }

  private String lastAudit() {
    AuditEvent event = shell.audit.events().get(shell.audit.events().size() - 1);
    return event.type() + " " + event.id() + " " + event.result() + " " + event.detail();
  }

  @Test
  void the_key_is_shown_and_yes_makes_the_destination() {
    Result result = shell.run(SETUP + " --folder in/plant7", "yes");
    assertEquals(0, result.status(), result.error());
    assertTrue(result.output().contains("ssh-ed25519"), result.output());
    assertTrue(result.output().contains("SHA256:" + "a".repeat(43)), result.output());
    assertEquals("files.example.com:22", servers.asked);
    assertEquals(
        Map.of(
            "host", "files.example.com",
            "user", "plant7",
            "folder", "in/plant7",
            "host-key", servers.key.toString()),
        shell.config.get(PID));
    assertEquals(
        "SFTP_HOST_KEY archive OK plant7@files.example.com:22 " + servers.key, lastAudit());
  }

  @Test
  void nothing_is_stored_without_yes() {
    for (String answer : new String[] {"no", "y", "YES", ""}) {
      Result result = shell.run(SETUP + " --ask-password", answer, "secret of plant7");
      assertEquals(2, result.status());
      assertEquals(Map.of(), shell.config.get(PID));
      assertTrue(secrets.names().isEmpty());
      assertTrue(lastAudit().startsWith("SFTP_HOST_KEY archive REFUSED"), lastAudit());
    }
  }

  @Test
  void a_password_and_a_key_are_kept_as_secrets() throws IOException {
    Path key = Files.writeString(folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\nabc\n");
    Result result =
        shell.run(SETUP + " --ask-password --key-file " + key, "yes", "secret of plant7");
    assertEquals(0, result.status(), result.error());
    assertFalse(result.output().contains("secret of plant7"));
    assertEquals("archive.password", shell.config.get(PID).get("password"));
    assertEquals("archive.key", shell.config.get(PID).get("key"));
    assertEquals("secret of plant7", new String(secrets.read("archive.password").orElseThrow()));
    assertTrue(new String(secrets.read("archive.key").orElseThrow()).contains("PRIVATE KEY"));
  }

  @Test
  void a_new_key_of_a_known_destination_is_told_apart() {
    shell.run(SETUP, "yes");
    String before = servers.key.toString();
    Result same = shell.run("gateway:sftp-setup archive", "yes");
    assertTrue(same.output().contains("the same"), same.output());
    servers.key = new HostKeys.HostKey("ssh-ed25519", "SHA256:" + "b".repeat(43));
    Result other = shell.run("gateway:sftp-setup archive", "yes");
    assertTrue(other.output().contains("ANOTHER: " + before), other.output());
    assertEquals(servers.key.toString(), shell.config.get(PID).get("host-key"));
    assertEquals("files.example.com", shell.config.get(PID).get("host"));
  }

  @Test
  void what_is_missing_or_wrong_is_asked_for_before_anybody_is_called() {
    assertTrue(shell.run("gateway:sftp-setup archive").error().contains("which server"));
    assertTrue(shell.run("gateway:sftp-setup archive h").error().contains("which user"));
    assertTrue(shell.run(SETUP + " --port 0").error().contains("65535"));
    assertTrue(shell.run("gateway:sftp-setup Archive h --user u").status() > 0);
    assertEquals("", servers.asked);
  }

  @Test
  void a_server_that_is_away_and_somebody_who_may_not() {
    servers.away = true;
    Result result = shell.run(SETUP, "yes");
    assertEquals(1, result.status());
    assertTrue(result.error().contains("nobody is there"), result.error());
    assertEquals(2, shell.as(Role.VIEWER, SETUP, "yes").status());
  }
}
