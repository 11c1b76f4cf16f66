// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.service;

import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.service.ServiceRefusedException;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.CommandRefusedException;
import io.lockgate.shell.commands.base.Zones;
import java.io.IOException;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Switches a service off, or, asked twice, off for good. */
@Service
@Command(
    scope = "gateway",
    name = "service-disable",
    description =
        "Switches a service off, in the given zones or everywhere; its ports close at once and stay closed. Example: gateway:service-disable modbus-server --interface wifi")
public final class ServiceDisableCommand extends SwitchCommand {
  @Option(
      name = "--permanent",
      description = "Lock it off; cannot be undone, not even by a factory reset")
  boolean permanent;

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
