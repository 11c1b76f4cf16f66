// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.audit;

import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.AuditVerification;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Table;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Verifies the audit log. */
@Service
@Command(
    scope = "gateway",
    name = "audit-verify",
    description =
        "Checks that no record was edited, deleted, reordered or cut; fails when one was. Example: gateway:audit-verify")
public final class AuditVerifyCommand extends GatewayCommand {
  @Reference AuditLog log;

  @Override
  protected Permission permission() {
    return Permission.VIEW_AUDIT;
  }

  @Override
  protected void run(Call call) throws Exception {
    AuditVerification found = log.verify();
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
