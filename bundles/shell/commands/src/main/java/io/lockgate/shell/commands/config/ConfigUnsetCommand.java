// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.config;

import io.lockgate.api.security.Permission;
import io.lockgate.api.store.ConfigChange;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Puts a setting back to its default. */
@Service
@Command(
    scope = "gateway",
    name = "config-unset",
    description =
        "Puts one setting back to its default. Example: gateway:config-unset io.lockgate.north.web port")
public final class ConfigUnsetCommand extends GatewayCommand {
  @Reference ConfigStore store;

  @Argument(name = "pid", description = "Configuration pid", required = true)
  @Completion(Pids.class)
  String pid = "";

  @Argument(index = 1, name = "key", description = "Setting", required = true)
  String key = "";

  @Argument(
      index = 2,
      name = "options",
      description = "Options may also stand here",
      multiValued = true)
  List<String> trailing = List.of();

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
    ConfigChange change = ConfigChange.none().unset(pid, key);
    call.print(
        Generations.table(List.of(store.change(change, call.who(), "unset " + pid + " " + key))));
  }
}
