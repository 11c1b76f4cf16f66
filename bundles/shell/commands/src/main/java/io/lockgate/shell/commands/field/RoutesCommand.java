// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.driver.Routes;
import io.lockgate.api.security.Permission;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Lists every path into the field: those in force, whoever made them, and those that are configured and not in force. */
@Service
@Command(
    scope = "gateway",
    name = "routes",
    description =
        "Lists every path that leads requests of others to devices, and who may use it. Example: gateway:routes")
public final class RoutesCommand extends GatewayCommand {
  @Reference ConfigStore store;

  @Reference(optional = true)
  @Nullable List<Routes> servers;

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    FieldConfig config = new FieldConfig(store);
    List<FieldConfig.Item> devices = config.devices();
    Table table =
        new Table(
            "name",
            "service",
            "from",
            "link",
            "address",
            "read_only",
            "sources",
            "in_force",
            "devices");
    List<Routes.Path> inForce = inForce();
    for (Routes.Path path : inForce) {
      row(table, path, true, devices);
    }
    config.routes().stream()
        .map(RoutesCommand::path)
        .filter(path -> inForce.stream().noneMatch(each -> isSame(each, path)))
        .sorted(Comparator.comparing(Routes.Path::name))
        .forEach(path -> row(table, path, false, devices));
    call.print(table);
  }

  private List<Routes.Path> inForce() {
    List<Routes.Path> paths = new ArrayList<>();
    if (servers != null) {
      servers.forEach(server -> paths.addAll(server.paths()));
    }
    return paths;
  }

  private static boolean isSame(Routes.Path one, Routes.Path other) {
    return one.name().equals(other.name()) && one.from().equals(other.from());
  }

  private static Routes.Path path(FieldConfig.Item route) {
    String unit = route.value(FieldConfig.UNIT, "0");
    String sources = route.value("sources", "");
    return new Routes.Path(
        "modbus-server",
        route.id(),
        "unit " + unit,
        route.link(),
        route.value(FieldConfig.ADDRESS, unit),
        !route.value("read-only", "true").equals("false"),
        sources.isEmpty() ? List.of() : List.of(sources.split("\\s*,\\s*")));
  }

  private static void row(
      Table table, Routes.Path path, boolean inForce, List<FieldConfig.Item> devices) {
    List<String> reached =
        devices.stream()
            .filter(device -> device.link().equals(path.link()))
            .filter(device -> device.value(FieldConfig.UNIT, "1").equals(path.address()))
            .map(FieldConfig.Item::id)
            .toList();
    table.row(
        path.name(),
        path.service(),
        path.from(),
        path.link(),
        path.address(),
        path.readOnly(),
        path.sources().isEmpty() ? List.of("any") : path.sources(),
        inForce,
        reached);
  }
}
