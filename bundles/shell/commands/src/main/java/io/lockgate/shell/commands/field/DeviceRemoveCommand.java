// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.store.ConfigChange;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.CommandRefusedException;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Removes a device, and with {@code --force} the routes to it. */
@Service
@Command(
    scope = "gateway",
    name = "device-remove",
    description =
        "Removes a device and its points; with --force also the routes to it. Example: gateway:device-remove meter1")
public final class DeviceRemoveCommand extends ItemCommand {
  @Argument(name = "id", description = "Name of the device", required = true)
  @Completion(DeviceIds.class)
  String id = "";

  @Option(name = "--force", description = "Also the routes to it")
  boolean force;

  @Override
  protected int moreArguments() {
    return 0;
  }

  @Override
  protected void run(Call call) throws Exception {
    FieldConfig.Item device = FieldConfig.known(config().devices(), "device", id);
    List<FieldConfig.Item> routes = config().routesTo(device);
    if (!force && !routes.isEmpty()) {
      throw new CommandRefusedException(
          "device '" + id + "' is used" + Used.by("route", routes) + "; --force removes them, too");
    }
    ConfigChange change = ConfigChange.none().remove(device.pid());
    for (FieldConfig.Item route : routes) {
      change = change.remove(route.pid());
    }
    commit(call, change, "device " + id + " removed" + Used.with("route", routes));
  }
}
