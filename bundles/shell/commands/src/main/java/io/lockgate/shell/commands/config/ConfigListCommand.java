// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.config;

import io.lockgate.api.security.Permission;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Table;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists pids. */
@Service
@Command(
    scope = "gateway",
    name = "config-list",
    description =
        "Lists the pids that have settings other than the defaults, and how many. Example: gateway:config-list")
public final class ConfigListCommand extends GatewayCommand {
  @Reference ConfigStore store;

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    Table table = new Table("pid", "settings");
    for (String pid : store.pids()) {
      table.row(pid, store.get(pid).size());
    }
    call.print(table);
  }
}
