// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.point.PointId;
import io.lockgate.api.store.ConfigChange;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.Pairs;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.osgi.framework.BundleContext;

/** Adds a link. */
@Service
@Command(
    scope = "gateway",
    name = "link-add",
    description =
        "Adds a path to devices: a connection or a serial bus; the settings are those of the driver. Example: gateway:link-add modbus bus1 transport=rtu serial-port=/dev/ttyUSB0 baud=19200")
public final class LinkAddCommand extends ChangeCommand {
  @Reference BundleContext context;

  @Argument(name = "driver", description = "Id of the driver", required = true)
  @Completion(DriverIds.class)
  String driver = "";

  @Argument(index = 1, name = "id", description = "Name of the new link", required = true)
  String id = "";

  @Argument(
      index = 2,
      name = "settings",
      description = "key=value, and options",
      multiValued = true)
  List<String> trailing = List.of();

  @Override
  protected List<String> trailing() {
    return trailing;
  }

  @Override
  protected int moreArguments() {
    return MOST_WORDS;
  }

  @Override
  protected void run(Call call) throws Exception {
    PointId.requireDevice(id);
    FieldConfig.free(config().links(), "link", id);
    Map<String, String> values = Pairs.parse(call.words());
    if (values.isEmpty()) {
      throw new IllegalArgumentException("give at least one setting, such as host=10.0.0.5");
    }
    String pid = new DriverBundles(context).nameOf(driver) + FieldConfig.LINK + "~" + id;
    commit(call, with(ConfigChange.none(), pid, values), "link " + id + " added");
  }
}
