// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.store.ConfigChange;
import io.lockgate.shell.commands.base.Call;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Removes a route. */
@Service
@Command(
    scope = "gateway",
    name = "route-remove",
    description = "Removes a route; the device stays. Example: gateway:route-remove meter1")
public final class RouteRemoveCommand extends ItemCommand {
  @Argument(name = "name", description = "Name of the route", required = true)
  @Completion(RouteNames.class)
  String name = "";

  @Override
  protected int moreArguments() {
    return 0;
  }

  @Override
  protected void run(Call call) throws Exception {
    FieldConfig.Item route = FieldConfig.known(config().routes(), "route", name);
    commit(call, ConfigChange.none().remove(route.pid()), "route " + name + " removed");
  }
}
