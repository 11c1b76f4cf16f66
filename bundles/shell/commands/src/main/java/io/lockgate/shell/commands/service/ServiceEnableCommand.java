// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.service;

import io.lockgate.api.security.Permission;
import io.lockgate.api.service.ServiceSwitch;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Zones;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Switches a service on. */
@Service
@Command(
    scope = "gateway",
    name = "service-enable",
    description =
        "Switches a service on, for good, in the given zones or in those of the factory state. Example: gateway:service-enable modbus-server --interface eth2")
public final class ServiceEnableCommand extends GatewayCommand {
  @Reference ServiceSwitch services;

  @Argument(name = "id", description = "Id of the service", required = true)
  @Completion(ServiceIds.class)
  String id = "";

  @Option(name = "--interface", description = "Zone to switch, may be repeated", multiValued = true)
  @Completion(ZoneIds.class)
  List<String> zones = List.of();

  @Argument(
      index = 1,
      name = "options",
      description = "Options may also stand here",
      multiValued = true)
  List<String> trailing = List.of();

  @Override
  protected Permission permission() {
    return Permission.SWITCH_SERVICES;
  }

  @Override
  protected List<String> trailing() {
    return trailing;
  }

  @Override
  protected void run(Call call) throws Exception {
    services.enable(call.who(), id, Zones.parse(zones));
    call.print(ServiceTables.only(services.services(), id));
  }
}
