// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.audit;

import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.CommandRefusedException;
import io.lockgate.shell.commands.base.GatewayCommand;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Exports the audit log to standard output: the shell opens no file for writing. */
@Service
@Command(
    scope = "gateway",
    name = "audit-export",
    description =
        "Prints the whole audit log with its signed head, to be redirected into a file on the other side. Example: lockgate shell gateway:audit-export - > audit.jsonl")
public final class AuditExportCommand extends GatewayCommand {
  @Reference AuditLog log;

  @Argument(name = "file", description = "Only - for standard output, which is the default")
  @Nullable String file;

  @Option(name = "-", description = "Print to standard output")
  boolean standardOutput;

  @Override
  protected Permission permission() {
    return Permission.VIEW_AUDIT;
  }

  @Override
  protected void run(Call call) throws Exception {
    if (file != null) {
      throw new CommandRefusedException(
          "files are written on your side: lockgate shell gateway:audit-export - > " + file);
    }
    log.export(call.out());
  }
}
