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

/** Removes a link, and with {@code --force} all that hangs on it. */
@Service
@Command(
    scope = "gateway",
    name = "link-remove",
    description =
        "Removes a link; with --force also the devices on it and the routes to it. Example: gateway:link-remove bus1 --force")
public final class LinkRemoveCommand extends ItemCommand {
  @Argument(name = "id", description = "Name of the link", required = true)
  @Completion(LinkIds.class)
  String id = "";

  @Option(name = "--force", description = "Also what uses it")
  boolean force;

  @Override
  protected int moreArguments() {
    return 0;
  }

  @Override
  protected void run(Call call) throws Exception {
    FieldConfig.Item link = FieldConfig.known(config().links(), "link", id);
    List<FieldConfig.Item> devices = config().devicesOn(id);
    List<FieldConfig.Item> routes = config().routesTo(id);
    if (!force && !(devices.isEmpty() && routes.isEmpty())) {
      throw new CommandRefusedException(
          "link '"
              + id
              + "' is used"
              + Used.by("device", devices)
              + Used.by("route", routes)
              + "; --force removes them, too");
    }
    ConfigChange change = ConfigChange.none().remove(link.pid());
    for (FieldConfig.Item device : devices) {
      change = change.remove(device.pid());
    }
    for (FieldConfig.Item route : routes) {
      change = change.remove(route.pid());
    }
    commit(
        call,
        change,
        "link " + id + " removed" + Used.with("device", devices) + Used.with("route", routes));
  }
}
