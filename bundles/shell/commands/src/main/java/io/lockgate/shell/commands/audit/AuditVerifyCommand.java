// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.audit;

import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.AuditVerification;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import io.lockgate.shell.commands.base.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.jspecify.annotations.Nullable;

/** Verifies the audit log. */
@Service
@Command(
    scope = "gateway",
    name = "audit-verify",
    description =
        "Checks that no record of the log, or of an exported file, was edited, deleted, reordered or cut; fails when one was."
            + " Example: lockgate shell gateway:audit-verify - < audit.jsonl")
public final class AuditVerifyCommand extends OneArgumentCommand {
  @Reference AuditLog log;

  @Argument(name = "file", description = "An exported log, or - for standard input")
  @Completion(FileCompleter.class)
  @Nullable String file;

  @Option(name = "-", description = "Check an exported log from standard input")
  boolean standardInput;

  @Override
  protected Permission permission() {
    return Permission.VIEW_AUDIT;
  }

  private AuditVerification verification(Call call) throws IOException {
    if (standardInput) {
      return log.verify(call.in());
    }
    if (file == null) {
      return log.verify();
    }
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      return log.verify(in);
    }
  }

  @Override
  protected void run(Call call) throws Exception {
    AuditVerification found = verification(call);
    new Table("intact", "first", "last", "lost", "fault")
        .row(
            found.intact(),
            found.firstSequence(),
            found.lastSequence(),
            found.lost(),
            found.fault())
        .printUpright(call.out(), call.json());
    if (!found.intact()) {
      throw new IllegalStateException("audit log is not intact: " + found.fault());
    }
  }
}
