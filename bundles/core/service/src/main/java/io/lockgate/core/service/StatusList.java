// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.ServiceState;
import io.lockgate.api.service.ServiceStatus;
import io.lockgate.api.service.Zone;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says in a line each how the services stand. */
final class StatusList {
  private final ServiceBundles bundles;
  private final OpenServices open;

  StatusList(ServiceBundles bundles, OpenServices open) {
    this.bundles = bundles;
    this.open = open;
  }

  List<ServiceStatus> of(Plan plan) {
    return plan.ids().stream().map(id -> status(plan, id)).toList();
  }

  private ServiceStatus status(Plan plan, String id) {
    Optional<Declaration> declared = plan.catalogue().find(id);
    Set<Zone> zones = plan.zonesOf(id);
    List<Endpoint> endpoints = open.endpoints(id);
    return new ServiceStatus(
        id,
        declared.map(Declaration::title).orElse(""),
        state(plan, id),
        zones,
        endpoints,
        declared.map(Declaration::ports).orElse(List.of()),
        declared.map(Declaration::bundle).orElse(""),
        note(plan, id, endpoints));
  }

  private static ServiceState state(Plan plan, String id) {
    if (plan.locks().ids().contains(id)) {
      return ServiceState.LOCKED_OFF;
    }
    if (plan.catalogue().find(id).isEmpty()) {
      return ServiceState.ABSENT;
    }
    return plan.zonesOf(id).isEmpty() ? ServiceState.OFF : ServiceState.ON;
  }

  private String note(Plan plan, String id, List<Endpoint> endpoints) {
    String said = plan.notes().getOrDefault(id, "");
    if (!said.isEmpty()) {
      return said;
    }
    boolean on = !plan.zonesOf(id).isEmpty();
    if (!on && !endpoints.isEmpty()) {
      return "off, yet it still listens";
    }
    if (!on || open.running(id)) {
      return "";
    }
    return plan.catalogue().find(id).filter(each -> bundles.running(each.bundleId())).isPresent()
        ? "its bundle runs, its ports are not open yet"
        : "its bundle is not started";
  }
}
