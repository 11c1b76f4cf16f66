// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.trust;

import io.lockgate.api.security.Permission;
import io.lockgate.api.security.SignerRegistry;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists signers. */
@Service
@Command(
    scope = "gateway",
    name = "trust-list",
    description =
        "Lists the signers of code: the platform, enrolled ones, revoked ones. Example: gateway:trust-list")
public final class TrustListCommand extends GatewayCommand {
  @Reference SignerRegistry registry;

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    call.print(SignerTables.of(registry.signers()));
  }
}
