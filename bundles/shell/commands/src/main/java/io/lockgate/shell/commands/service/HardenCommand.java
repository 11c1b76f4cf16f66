// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.service;

import io.lockgate.api.security.Permission;
import io.lockgate.api.service.ServiceSwitch;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Hardens the gateway, after a question. */
@Service
@Command(
    scope = "gateway",
    name = "harden",
    description =
        "Applies preset hardened after showing what would change and asking. Example: gateway:harden --yes")
public final class HardenCommand extends GatewayCommand {
  @Reference ServiceSwitch services;

  @Option(name = "--yes", description = "Do not ask")
  boolean yes;

  @Override
  protected Permission permission() {
    return Permission.SWITCH_SERVICES;
  }

  @Override
  protected void run(Call call) throws Exception {
    call.print(ServiceTables.changes(services.preview("hardened")));
    if (!yes) {
      call.dialogue().confirm("Type yes to apply: ", "yes");
    }
    services.apply(call.who(), "hardened");
    call.say("hardened");
  }
}
