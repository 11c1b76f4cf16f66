// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.FieldStatus.LinkStatus;
import io.lockgate.api.security.Permission;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Needed;
import io.lockgate.shell.commands.base.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Lists links. */
@Service
@Command(
    scope = "gateway",
    name = "links",
    description =
        "Lists the paths to devices, how they are doing and what went over them. Example: gateway:links --json")
public final class LinksCommand extends GatewayCommand {
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
            "driver",
            "state",
            "since",
            "waiting",
            "exchanges",
            "errors",
            "refused",
            "settings",
            "detail");
    Map<String, Set<String>> keys = new FieldConfig(store).keys(FieldConfig.LINK);
    for (LinkStatus link : Needed.from(status, "acquisition").links()) {
      table.row(
          link.id(),
          link.driver(),
          States.of(link.state()),
          Instant.ofEpochMilli(link.sinceMillis()),
          link.waiting(),
          link.exchanges(),
          link.errors(),
          link.refused(),
          States.settings(keys.getOrDefault(link.id(), Set.of()), link.settings()),
          link.detail());
    }
    call.print(table);
  }
}
