// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.service;

import io.lockgate.api.service.ServiceStatus;
import io.lockgate.api.service.ServiceSwitch.PresetRow;
import io.lockgate.api.service.Zone;
import io.lockgate.shell.commands.base.Table;
import io.lockgate.shell.commands.base.Zones;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How services are shown. */
final class ServiceTables {
  private ServiceTables() {}

  static Table of(List<ServiceStatus> services) {
    Table table =
        new Table("id", "state", "zones", "endpoints", "ports", "bundle", "title", "note");
    for (ServiceStatus service : services) {
      table.row(
          service.id(),
          service.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          Zones.ids(service.zones()),
          service.endpoints().stream().map(String::valueOf).toList(),
          service.ports(),
          service.bundle(),
          service.title(),
          service.note());
    }
    return table;
  }

  static Table only(List<ServiceStatus> services, String id) {
    return of(services.stream().filter(service -> service.id().equals(id)).toList());
  }

  static Table changes(List<PresetRow> rows) {
    Table table = new Table("id", "before", "after");
    for (PresetRow row : rows) {
      table.row(row.id(), zones(row.before()), zones(row.after()));
    }
    return table;
  }

  private static List<String> zones(Set<Zone> zones) {
    return zones.isEmpty() ? List.of("off") : Zones.ids(zones);
  }
}
