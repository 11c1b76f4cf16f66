// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.point.PointId;
import io.lockgate.api.service.Edition;
import io.lockgate.api.store.ConfigChange;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.CommandRefusedException;
import io.lockgate.shell.commands.base.Numbers;
import io.lockgate.shell.commands.base.Pairs;
import java.util.Map;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Adds a route. */
@Service
@Command(
    scope = "gateway",
    name = "route-add",
    description =
        "Leads a Modbus unit id (1 to 254) of the gateway to an address on a link; without address= the two are the same; read-only unless read-only=false. Example: gateway:route-add meter1 unit=12 link=bus1 address=12 read-only=true sources=10.0.0.0/24")
public final class RouteAddCommand extends ItemCommand {
  private static final int LAST_UNIT = 254;

  @Reference Edition edition;

  @Argument(name = "name", description = "Name of the new route", required = true)
  String name = "";

  @Override
  protected void run(Call call) throws Exception {
    Downstream.require(edition);
    PointId.requireDevice(name);
    FieldConfig.free(config().routes(), "route", name);
    Map<String, String> values = Pairs.parse(call.words());
    int unit = Numbers.parse(values.getOrDefault(FieldConfig.UNIT, ""), "unit", 1, LAST_UNIT);
    FieldConfig.known(config().links(), "link", values.getOrDefault(DeviceSpec.LINK, ""));
    Optional<FieldConfig.Item> other =
        config().routes().stream()
            .filter(route -> route.value(FieldConfig.UNIT, "").equals(Integer.toString(unit)))
            .findFirst();
    if (other.isPresent()) {
      throw new CommandRefusedException(
          "unit " + unit + " has a route already: '" + other.get().id() + "'");
    }
    String pid = FieldConfig.ROUTE + "~" + name;
    commit(call, with(ConfigChange.none(), pid, values), "route " + name + " added");
  }
}
