// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.config;

import io.lockgate.api.store.ConfigChange;
import io.lockgate.shell.commands.base.Call;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Puts a setting back to its default. */
@Service
@Command(
    scope = "gateway",
    name = "config-unset",
    description =
        "Puts one setting back to its default. Example: gateway:config-unset io.lockgate.north.web port")
public final class ConfigUnsetCommand extends SettingCommand {
  @Override
  protected void run(Call call) throws Exception {
    ConfigChange change = ConfigChange.none().unset(pid, key);
    call.print(
        Generations.table(List.of(store.change(change, call.who(), "unset " + pid + " " + key))));
  }
}
