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

/** Changes a setting. */
@Service
@Command(
    scope = "gateway",
    name = "config-set",
    description =
        "Changes one setting; without a value it is asked for and not shown, as fits a secret. Example: gateway:config-set io.lockgate.north.web port 8443")
public final class ConfigSetCommand extends GatewayCommand {
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
    String value =
        call.words().isEmpty()
            ? new String(call.dialogue().askSecret("Value of " + key + ": "))
            : call.words().get(0);
    ConfigChange change = ConfigChange.none().set(pid, key, value);
    call.print(
        Generations.table(List.of(store.change(change, call.who(), "set " + pid + " " + key))));
  }

  @Override
  protected int moreArguments() {
    return 1;
  }
}
