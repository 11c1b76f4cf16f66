// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.config;

import io.lockgate.api.store.ConfigChange;
import io.lockgate.shell.commands.base.Call;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Changes a setting. */
@Service
@Command(
    scope = "gateway",
    name = "config-set",
    description =
        "Changes one setting; without a value it is asked for and not shown, as fits a secret. Example: gateway:config-set io.lockgate.north.web port 8443")
public final class ConfigSetCommand extends SettingCommand {
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
