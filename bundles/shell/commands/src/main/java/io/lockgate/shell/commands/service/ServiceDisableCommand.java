// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.service;

import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Permission;
import io.lockgate.api.service.ServiceRefusedException;
import io.lockgate.api.service.ServiceSwitch;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.CommandRefusedException;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Zones;
import java.io.IOException;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Switches a service off, or, asked twice, off for good. */
@Service
@Command(
    scope = "gateway",
    name = "service-disable",
    description =
        "Switches a service off, in the given zones or everywhere; its ports close at once and stay closed. Example: gateway:service-disable modbus-server --interface wifi")
public final class ServiceDisableCommand extends GatewayCommand {
  @Reference ServiceSwitch services;

  @Argument(name = "id", description = "Id of the service", required = true)
  @Completion(ServiceIds.class)
  String id = "";

  @Option(name = "--interface", description = "Zone to switch, may be repeated", multiValued = true)
  @Completion(ZoneIds.class)
  List<String> zones = List.of();

  @Option(
      name = "--permanent",
      description = "Lock it off; cannot be undone, not even by a factory reset")
  boolean permanent;

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
    if (permanent) {
      lockOff(call);
    } else {
      services.disable(call.who(), id, Zones.parse(zones));
    }
    call.print(ServiceTables.only(services.services(), id));
  }

  private void lockOff(Call call)
      throws CommandRefusedException, IOException, NotAllowedException, ServiceRefusedException {
    if (!zones.isEmpty()) {
      throw new CommandRefusedException("--permanent is for all zones: leave out --interface");
    }
    call.say("Service " + id + " will be off for good. This cannot be undone.");
    call.dialogue().confirm("Type yes to go on: ", "yes");
    call.dialogue().confirm("Type the id of the service: ", id);
    services.lockOff(call.who(), id);
  }
}
