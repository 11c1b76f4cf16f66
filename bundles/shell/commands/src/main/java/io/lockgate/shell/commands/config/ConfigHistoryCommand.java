// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.config;

import io.lockgate.api.security.Permission;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists generations. */
@Service
@Command(
    scope = "gateway",
    name = "config-history",
    description =
        "Lists the generations of all settings, newest first. Example: gateway:config-history")
public final class ConfigHistoryCommand extends GatewayCommand {
  @Reference ConfigStore store;

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    call.print(Generations.table(store.history()));
  }
}
