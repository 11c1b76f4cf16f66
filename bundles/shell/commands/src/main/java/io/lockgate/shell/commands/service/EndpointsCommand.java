// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.service;

import io.lockgate.api.security.Destination;
import io.lockgate.api.security.Destinations;
import io.lockgate.api.security.Outbound;
import io.lockgate.api.security.Permission;
import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.ServiceStatus;
import io.lockgate.api.service.ServiceSwitch;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Table;
import io.lockgate.shell.commands.base.Zones;
import java.util.Comparator;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Lists what a firewall around the gateway must let through: what is listened on, and where is connected to. */
@Service
@Command(
    scope = "gateway",
    name = "endpoints",
    description =
        "Lists what a firewall must let through: in, what services listen on; out, where parts connect to, and whether the list of permitted destinations has it; field, devices. Example: gateway:endpoints --json")
public final class EndpointsCommand extends GatewayCommand {
  @Reference ServiceSwitch services;
  @Reference Outbound outbound;

  @Reference(optional = true)
  @Nullable List<Destinations> destinations;

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    Table table =
        new Table("direction", "who", "transport", "address", "port", "zones", "permitted");
    for (ServiceStatus service : services.services()) {
      for (Endpoint endpoint : service.endpoints()) {
        table.row(
            "in",
            service.id(),
            endpoint.transport(),
            endpoint.address(),
            endpoint.port(),
            Zones.ids(service.zones()),
            "yes");
      }
    }
    for (Destination each : announced()) {
      table.row(
          each.field() ? "field" : "out",
          each.who(),
          each.transport(),
          each.host(),
          each.port(),
          List.of(),
          each.field() || outbound.permits(each.host(), each.port()) ? "yes" : "no");
    }
    call.print(table);
  }

  /** Towards the systems above first, each once. */
  private List<Destination> announced() {
    List<Destinations> all = destinations;
    return all == null
        ? List.of()
        : all.stream()
            .flatMap(each -> each.destinations().stream())
            .distinct()
            .sorted(
                Comparator.comparing(Destination::field)
                    .thenComparing(Destination::who)
                    .thenComparing(Destination::host)
                    .thenComparing(Destination::port))
            .toList();
  }
}
