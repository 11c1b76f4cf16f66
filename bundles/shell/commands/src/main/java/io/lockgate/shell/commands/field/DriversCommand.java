// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import io.lockgate.shell.commands.base.Table;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.osgi.framework.BundleContext;
import org.osgi.service.metatype.MetaTypeService;

/** Lists drivers, or the settings of one. */
@Service
@Command(
    scope = "gateway",
    name = "drivers",
    description =
        "Lists the drivers that run and what they can do; with the id of one, what can be set of its links and devices. Example: gateway:drivers modbus")
public final class DriversCommand extends OneArgumentCommand {
  @Reference BundleContext context;
  @Reference MetaTypeService metatype;

  @Argument(name = "driver", description = "Id of the driver")
  @Completion(DriverIds.class)
  String driver = "";

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    DriverBundles drivers = new DriverBundles(context);
    call.print(
        driver.isEmpty()
            ? running(drivers)
            : new DriverForms(metatype).of(drivers.bundleOf(driver)));
  }

  private static Table running(DriverBundles drivers) {
    Table table = new Table("id", "can", "bundle", "version");
    for (DriverBundles.Running each : drivers.all()) {
      table.row(
          each.id(),
          words(each.capabilities()),
          each.bundle().getSymbolicName(),
          each.bundle().getVersion().toString());
    }
    return table;
  }

  private static List<String> words(Set<Capability> capabilities) {
    return capabilities.stream()
        .sorted()
        .map(each -> each.name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
