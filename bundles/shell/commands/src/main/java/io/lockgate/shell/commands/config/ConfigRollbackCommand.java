// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.config;

import io.lockgate.api.security.Permission;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Goes back to an old generation. */
@Service
@Command(
    scope = "gateway",
    name = "config-rollback",
    description = "Makes a new generation equal to an old one. Example: gateway:config-rollback 12")
public final class ConfigRollbackCommand extends OneArgumentCommand {
  @Reference ConfigStore store;

  @Argument(name = "generation", description = "Number of the old generation", required = true)
  @Completion(Generations.class)
  String generation = "";

  @Override
  protected Permission permission() {
    return Permission.CONFIGURE;
  }

  @Override
  protected void run(Call call) throws Exception {
    int number = Generations.parse(generation);
    call.print(Generations.table(List.of(store.rollback(number, call.who()))));
  }
}
