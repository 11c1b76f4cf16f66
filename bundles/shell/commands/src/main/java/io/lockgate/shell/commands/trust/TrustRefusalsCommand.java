// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.trust;

import io.lockgate.api.security.Permission;
import io.lockgate.api.security.Refusal;
import io.lockgate.api.security.SignerRegistry;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Table;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists what was kept out. */
@Service
@Command(
    scope = "gateway",
    name = "trust-refusals",
    description =
        "Lists the bundles that were kept out since this boot. Example: gateway:trust-refusals")
public final class TrustRefusalsCommand extends GatewayCommand {
  @Reference SignerRegistry registry;

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    Table table = new Table("time", "location", "reason");
    for (Refusal refusal : registry.refusals()) {
      table.row(refusal.time(), refusal.location(), refusal.reason());
    }
    call.print(table);
  }
}
