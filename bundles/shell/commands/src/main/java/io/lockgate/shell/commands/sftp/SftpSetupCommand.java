// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.sftp;

import io.lockgate.api.point.PointId;
import io.lockgate.api.publish.HostKeys;
import io.lockgate.api.publish.HostKeys.HostKey;
import io.lockgate.api.publish.PublishException;
import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Category;
import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Permission;
import io.lockgate.api.security.Secrets;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.CommandRefusedException;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Needed;
import io.lockgate.shell.commands.base.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Shows the key of an SFTP server; nothing is stored before the operator has compared it and said yes. */
@Service
@Command(
    scope = "gateway",
    name = "sftp-setup",
    description =
        "Shows type and SHA256 fingerprint of an SFTP server's key; after the answer 'yes' the server is the one that files of this destination go to. Example: gateway:sftp-setup archive files.example.com --user plant7 --ask-password")
public final class SftpSetupCommand extends GatewayCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String YES = "yes";

  @Reference(optional = true)
  @Nullable HostKeys keys;

  @Reference(optional = true)
  @Nullable Secrets secrets;

  @Reference ConfigStore store;
  @Reference AuditLog audit;

  @Argument(
      name = "destination",
      description = "Name of the destination, new or known",
      required = true)
  String destination = "";

  @Argument(index = 1, name = "host", description = "Name or address; as it is when left out")
  String host = "";

  @Argument(
      index = 2,
      name = "options",
      description = "Options may also stand here",
      multiValued = true)
  List<String> trailing = List.of();

  @Option(name = "--port", description = "TCP port")
  String port = "";

  @Option(name = "--user", description = "Name of the user")
  String user = "";

  @Option(name = "--folder", description = "Folder for the files")
  String folder = "";

  @Option(
      name = "--ask-password",
      description = "Asks for the password, not shown, kept as a secret")
  boolean askPassword;

  @Option(
      name = "--key-file",
      description = "File on the gateway with a private key (PEM), which is kept as a secret")
  String keyFile = "";

  @Override
  protected Permission permission() {
    return Permission.CONFIGURE;
  }

  @Override
  protected List<String> trailing() {
    return trailing;
  }

  @Override
  protected void run(Call call) throws Exception {
    PointId.requireDevice(destination);
    SftpPlan plan =
        SftpPlan.of(store, destination)
            .with("host", host)
            .with("port", port)
            .with("user", user)
            .with("folder", folder);
    String server = plan.server();
    HostKey shown = ask(plan);
    Table table = new Table("server", "key", "fingerprint", "accepted before");
    table.row(server, shown.type(), shown.fingerprint(), plan.judge(shown));
    call.print(table);
    call.out().flush();
    confirm(call, plan, shown);
    SftpPlan whole = withSecrets(call, plan.with("host-key", shown.toString()));
    store.change(whole.change(), call.who(), "accept key of " + destination);
    record(call, plan, shown, Result.OK);
    call.say("accepted; files of '" + destination + "' go to " + plan.server());
  }

  private HostKey ask(SftpPlan plan) throws Exception {
    HostKeys asked = Needed.from(keys, "service csv-sftp (gateway:service-enable csv-sftp)");
    try {
      return asked
          .ask(plan.host(), plan.port(), PATIENCE)
          .toCompletableFuture()
          .get(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PublishException known) {
        throw new IOException(known.getMessage(), known);
      }
      throw new IOException("the server could not be asked: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new IOException("the server did not answer in time", e);
    }
  }

  private void confirm(Call call, SftpPlan plan, HostKey shown) throws Exception {
    try {
      call.dialogue()
          .confirm("Is this what the server's own tool shows (ssh-keygen -l)? yes/no: ", YES);
    } catch (CommandRefusedException e) {
      record(call, plan, shown, Result.REFUSED);
      throw e;
    }
  }

  private SftpPlan withSecrets(Call call, SftpPlan plan) throws Exception {
    SftpPlan whole = plan;
    if (askPassword) {
      char[] password = call.dialogue().askSecret("Password of " + plan.user() + ": ");
      whole =
          whole.with(
              "password", SecretKeeping.keep(call, kept(), destination + ".password", password));
    }
    if (!keyFile.isEmpty()) {
      whole =
          whole.with("key", SecretKeeping.keepFile(call, kept(), destination + ".key", keyFile));
    }
    return whole;
  }

  private Secrets kept() {
    return Needed.from(secrets, "the store of secrets");
  }

  private void record(Call call, SftpPlan plan, HostKey shown, Result result) {
    audit.append(
        AuditEvent.by(
            call.who(),
            Category.CONFIGURATION,
            "SFTP_HOST_KEY",
            destination,
            result,
            plan.server() + " " + shown));
  }
}
