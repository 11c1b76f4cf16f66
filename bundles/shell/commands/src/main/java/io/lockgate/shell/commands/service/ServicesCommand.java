// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.service;

import io.lockgate.api.security.Permission;
import io.lockgate.api.service.ServiceSwitch;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists services. */
@Service
@Command(
    scope = "gateway",
    name = "services",
    description =
        "Lists all services, where their switches stand and what they listen on. Example: gateway:services --json")
public final class ServicesCommand extends GatewayCommand {
  @Reference ServiceSwitch services;

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    call.print(ServiceTables.of(services.services()));
  }
}
