// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.service;

import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.Zones;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Switches a service on. */
@Service
@Command(
    scope = "gateway",
    name = "service-enable",
    description =
        "Switches a service on, for good, in the given zones or in those of the factory state. Example: gateway:service-enable modbus-server --interface eth2")
public final class ServiceEnableCommand extends SwitchCommand {
  @Override
  protected void run(Call call) throws Exception {
    services.enable(call.who(), id, Zones.parse(zones));
    call.print(ServiceTables.only(services.services(), id));
  }
}
