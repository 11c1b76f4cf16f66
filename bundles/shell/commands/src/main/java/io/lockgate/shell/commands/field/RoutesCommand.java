// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.security.Permission;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Table;
import java.util.Comparator;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists routes. */
@Service
@Command(
    scope = "gateway",
    name = "routes",
    description =
        "Lists the unit ids that lead to devices, and who may use them. Example: gateway:routes")
public final class RoutesCommand extends GatewayCommand {
  @Reference ConfigStore store;

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    FieldConfig config = new FieldConfig(store);
    Table table = new Table("name", "unit", "link", "address", "read_only", "sources", "devices");
    List<FieldConfig.Item> routes =
        config.routes().stream()
            .sorted(
                Comparator.comparingInt(RoutesCommand::unit).thenComparing(FieldConfig.Item::id))
            .toList();
    List<FieldConfig.Item> devices = config.devices();
    for (FieldConfig.Item route : routes) {
      String address = route.value(FieldConfig.ADDRESS, route.value(FieldConfig.UNIT, ""));
      List<String> reached =
          devices.stream()
              .filter(device -> device.link().equals(route.link()))
              .filter(device -> device.value(FieldConfig.UNIT, "1").equals(address))
              .map(FieldConfig.Item::id)
              .toList();
      table.row(
          route.id(),
          unit(route),
          route.link(),
          address,
          !route.value("read-only", "true").equals("false"),
          route.value("sources", "any"),
          reached);
    }
    call.print(table);
  }

  private static int unit(FieldConfig.Item route) {
    String text = route.value(FieldConfig.UNIT, "0");
    return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
  }
}
