// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.service;

import io.lockgate.api.security.Permission;
import io.lockgate.api.service.ServiceSwitch;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import io.lockgate.shell.commands.base.Table;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Applies a preset. */
@Service
@Command(
    scope = "gateway",
    name = "preset",
    description =
        "Puts all services where a preset wants them and shows what changed; locked ones stay off. Example: gateway:preset panel")
public final class PresetCommand extends OneArgumentCommand {
  @Reference ServiceSwitch services;

  @Argument(name = "name", description = "panel or hardened", required = true)
  @Completion(PresetNames.class)
  String preset = "";

  @Override
  protected Permission permission() {
    return Permission.SWITCH_SERVICES;
  }

  @Override
  protected void run(Call call) throws Exception {
    Table changes = ServiceTables.changes(services.preview(preset));
    services.apply(call.who(), preset);
    call.print(changes);
  }
}
