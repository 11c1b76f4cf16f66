// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.FieldStatus.DeviceStatus;
import io.lockgate.api.security.Permission;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Needed;
import io.lockgate.shell.commands.base.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Lists devices. */
@Service
@Command(
    scope = "gateway",
    name = "devices",
    description =
        "Lists the devices, how they are doing, and their polls: done, failed, missed, late. Example: gateway:devices")
public final class DevicesCommand extends GatewayCommand {
  private static final List<String> OWN_COLUMNS = List.of(DeviceSpec.LINK, DeviceSpec.MODEL);

  @Reference ConfigStore store;

  @Reference(optional = true)
  @Nullable FieldStatus status;

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    Table table =
        new Table(
            "id",
            "link",
            "model",
            "state",
            "points",
            "polls",
            "errors",
            "missed",
            "lag_ms",
            "last_good",
            "settings",
            "detail");
    Map<String, Set<String>> keys = new FieldConfig(store).keys(FieldConfig.DEVICE);
    for (DeviceStatus device : Needed.from(status, "acquisition").devices()) {
      List<String> settings =
          States.settings(keys.getOrDefault(device.id(), Set.of()), device.settings());
      table.row(
          device.id(),
          device.link(),
          device.model(),
          States.of(device.state()),
          device.points(),
          device.polls(),
          device.errors(),
          device.missed(),
          device.lag().toMillis(),
          device.lastGood().map(Instant::ofEpochMilli).map(Instant::toString).orElse("never"),
          settings.stream()
              .filter(each -> OWN_COLUMNS.stream().noneMatch(key -> each.startsWith(key + "=")))
              .toList(),
          device.detail());
    }
    call.print(table);
  }
}
