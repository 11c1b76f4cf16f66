// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fakes;

import io.lockgate.api.security.Identity;
import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.ServiceRefusedException;
import io.lockgate.api.service.ServiceState;
import io.lockgate.api.service.ServiceStatus;
import io.lockgate.api.service.ServiceSwitch;
import io.lockgate.api.service.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Switches without anything behind them. Preset {@code hardened} has all off, {@code panel} all on. Thread-safe. */
public final class FakeServiceSwitch implements ServiceSwitch {
  private final TreeMap<String, ServiceStatus> services = new TreeMap<>();

  /** A service that is on everywhere, listening on one port. */
  public synchronized void offer(String id, int port) {
    put(
        id,
        ServiceState.ON,
        Set.of(Zone.values()),
        List.of(new Endpoint("tcp", "127.0.0.1", port)),
        "");
  }

  /** From now on the service is on, but does not run, for this reason. */
  public synchronized void breakDown(String id, String reason) {
    put(id, ServiceState.ON, Set.of(Zone.values()), List.of(), reason);
  }

  private void put(
      String id, ServiceState state, Set<Zone> zones, List<Endpoint> endpoints, String note) {
    services.put(
        id,
        new ServiceStatus(
            id, "Service " + id, state, zones, endpoints, List.of("tcp/1"), "bundle." + id, note));
  }

  @Override
  public synchronized List<ServiceStatus> services() {
    return List.copyOf(services.values());
  }

  @Override
  public synchronized void enable(Identity by, String id, Set<Zone> zones)
      throws ServiceRefusedException {
    if (known(id).state() == ServiceState.LOCKED_OFF) {
      throw new ServiceRefusedException("service " + id + " is locked off");
    }
    put(id, ServiceState.ON, zones.isEmpty() ? Set.of(Zone.values()) : zones, List.of(), "");
  }

  @Override
  public synchronized void disable(Identity by, String id, Set<Zone> zones)
      throws ServiceRefusedException {
    List<Zone> left = new ArrayList<>(known(id).zones());
    left.removeAll(zones.isEmpty() ? Set.of(Zone.values()) : zones);
    put(id, left.isEmpty() ? ServiceState.OFF : ServiceState.ON, Set.copyOf(left), List.of(), "");
  }

  @Override
  public synchronized void lockOff(Identity by, String id) {
    put(id, ServiceState.LOCKED_OFF, Set.of(), List.of(), "");
  }

  @Override
  public synchronized List<PresetRow> preview(String preset) throws ServiceRefusedException {
    Set<Zone> after =
        switch (preset) {
          case "panel" -> Set.of(Zone.values());
          case "hardened" -> Set.of();
          default -> throw new ServiceRefusedException("no preset " + preset);
        };
    return services.values().stream()
        .map(service -> new PresetRow(service.id(), service.zones(), after))
        .toList();
  }

  @Override
  public synchronized void apply(Identity by, String preset) throws ServiceRefusedException {
    for (PresetRow row : preview(preset)) {
      if (row.after().isEmpty()) {
        disable(by, row.id(), Set.of());
      } else {
        enable(by, row.id(), row.after());
      }
    }
  }

  private ServiceStatus known(String id) throws ServiceRefusedException {
    ServiceStatus service = services.get(id);
    if (service == null) {
      throw new ServiceRefusedException("no service " + id);
    }
    return service;
  }
}
