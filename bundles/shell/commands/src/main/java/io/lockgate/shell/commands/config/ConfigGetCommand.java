// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.config;

import io.lockgate.api.security.Permission;
import io.lockgate.api.store.ConfigDifference;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import io.lockgate.shell.commands.base.Table;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows settings of a pid, as differences from the defaults: there the store masks secrets. */
@Service
@Command(
    scope = "gateway",
    name = "config-get",
    description =
        "Shows the settings of a pid that are not the defaults; secrets appear as set. Example: gateway:config-get io.lockgate.north.web")
public final class ConfigGetCommand extends OneArgumentCommand {
  @Reference ConfigStore store;

  @Argument(name = "pid", description = "Configuration pid", required = true)
  @Completion(Pids.class)
  String pid = "";

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    Table table = new Table("key", "value");
    for (ConfigDifference difference : store.diff(0, store.history().get(0).number())) {
      if (difference.pid().equals(pid)) {
        table.row(difference.key(), difference.after().orElse(""));
      }
    }
    call.print(table);
  }
}
