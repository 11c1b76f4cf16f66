// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.model.ModelLibrary;
import io.lockgate.api.point.PointId;
import io.lockgate.api.service.Edition;
import io.lockgate.api.store.ConfigChange;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.CommandRefusedException;
import io.lockgate.shell.commands.base.Pairs;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Adds a device, and a route to it when a virtual id is given. */
@Service
@Command(
    scope = "gateway",
    name = "device-add",
    description =
        "Adds a device on a link; virtual-id=auto, or a number from 1 to 247, also leads a Modbus unit id to it. Example: gateway:device-add meter1 link=bus1 model=three-phase-meter unit=12 virtual-id=auto")
public final class DeviceAddCommand extends ItemCommand {
  private static final String VIRTUAL_ID = "virtual-id";

  @Reference(optional = true)
  @Nullable ModelLibrary models;

  @Reference Edition edition;

  @Argument(name = "id", description = "Name of the new device", required = true)
  String id = "";

  @Override
  protected void run(Call call) throws Exception {
    PointId.requireDevice(id);
    FieldConfig.free(config().devices(), "device", id);
    Map<String, String> values = Pairs.parse(call.words());
    String virtual = values.remove(VIRTUAL_ID);
    FieldConfig.Item link = link(values.getOrDefault(DeviceSpec.LINK, ""));
    checkModel(values.getOrDefault(DeviceSpec.MODEL, ""));
    String factory = link.pid().substring(0, link.pid().indexOf(FieldConfig.LINK + "~"));
    String pid = factory + FieldConfig.DEVICE + "~" + id;
    ConfigChange change = with(ConfigChange.none(), pid, values);
    String reason = "device " + id + " added";
    if (virtual != null) {
      Downstream.require(edition);
      String unit = values.getOrDefault(FieldConfig.UNIT, "");
      if (unit.isEmpty()) {
        throw new IllegalArgumentException("virtual-id needs unit=, the address on the link");
      }
      FieldConfig.free(config().routes(), "route", id);
      String free = new VirtualIds(config().routes()).parse(virtual);
      change =
          with(
              change,
              FieldConfig.ROUTE + "~" + id,
              Map.of(
                  FieldConfig.UNIT, free, DeviceSpec.LINK, link.id(), FieldConfig.ADDRESS, unit));
      reason += ", virtual id " + free;
    }
    commit(call, change, reason);
  }

  private FieldConfig.Item link(String name) throws CommandRefusedException {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("on which link? write link=<name>");
    }
    return FieldConfig.known(config().links(), "link", name);
  }

  private void checkModel(String name) throws CommandRefusedException {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("of which model? write model=<id>");
    }
    if (models != null && models.find(name).isEmpty()) {
      throw new CommandRefusedException(
          "there is no model '" + name + "'; gateway:models lists them");
    }
  }
}
