// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.ServiceRefusedException;
import io.lockgate.api.service.ServiceSwitch.PresetRow;
import io.lockgate.api.service.Zone;
import io.lockgate.api.store.ConfigChange;
import io.lockgate.api.store.ConfigRejectedException;
import io.lockgate.api.store.ConfigStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What each order of {@link io.lockgate.api.service.ServiceSwitch} does. Runs on the switch thread alone. */
final class Commands {
  private static final Duration CLOSED_WITHIN = Duration.ofSeconds(2);

  private final Gatekeeper gatekeeper;
  private final ConfigStore config;
  private final OpenServices open;

  Commands(Gatekeeper gatekeeper, ConfigStore config, OpenServices open) {
    this.gatekeeper = gatekeeper;
    this.config = config;
    this.open = open;
  }

  void enable(Cause cause, String id, Set<Zone> zones) throws ServiceRefusedException, IOException {
    Plan plan = gatekeeper.look();
    if (!plan.locks().readable()) {
      throw new IOException("the permanent locks cannot be read, so nothing is switched on");
    }
    if (plan.locks().cover(id)) {
      throw new ServiceRefusedException("service " + id + " is locked off for good");
    }
    Declaration service =
        plan.catalogue()
            .find(id)
            .orElseThrow(() -> new ServiceRefusedException("no bundle offers service " + id));
    Set<Zone> foreign = Zones.without(zones, service.zones());
    if (!foreign.isEmpty()) {
      throw new ServiceRefusedException(
          "service " + id + " is not available in " + Zones.text(foreign));
    }
    Optional<Declaration> other = plan.inTheWay(service);
    if (other.isPresent()) {
      throw new ServiceRefusedException(
          "service " + other.get().id() + " is on, and " + Plan.ONE_OF_THEM);
    }
    Set<Zone> added = zones.isEmpty() ? service.usualZones() : zones;
    Set<Zone> wanted = Zones.union(plan.zonesOf(id), added);
    change(ConfigChange.none().set(Settings.PID, id, Zones.text(wanted)), cause, "enable " + id);
    gatekeeper.act(Set.of(), cause);
    gatekeeper.start(service);
  }

  void disable(Cause cause, String id, Set<Zone> zones)
      throws ServiceRefusedException, IOException {
    Plan plan = gatekeeper.look();
    if (!plan.ids().contains(id)) {
      throw new ServiceRefusedException("there is no service " + id);
    }
    Set<Zone> rest = zones.isEmpty() ? Zones.none() : Zones.without(plan.zonesOf(id), zones);
    change(ConfigChange.none().set(Settings.PID, id, Zones.text(rest)), cause, "disable " + id);
    actAndSeeClosed(cause);
  }

  void lockOff(Cause cause, String id) throws ServiceRefusedException, IOException {
    if (!id.matches(Declaration.ID_FORM)) {
      throw new ServiceRefusedException("'" + id + "' cannot be the id of a service");
    }
    gatekeeper.lock(id, cause);
    cause.record("SERVICE_LOCKED", id, Result.OK, "off for good");
    actAndSeeClosed(cause);
  }

  static List<PresetRow> preview(Plan plan, String name) throws ServiceRefusedException {
    Preset preset = preset(name);
    Plan after =
        Plan.of(
            List.copyOf(plan.catalogue().byId().values()),
            plan.settings().with(preset),
            plan.locks());
    List<PresetRow> rows = new ArrayList<>();
    for (String id : plan.catalogue().byId().keySet()) {
      if (!plan.zonesOf(id).equals(after.zonesOf(id))) {
        rows.add(new PresetRow(id, plan.zonesOf(id), after.zonesOf(id)));
      }
    }
    return List.copyOf(rows);
  }

  void apply(Cause cause, String name) throws ServiceRefusedException, IOException {
    Preset preset = preset(name);
    ConfigChange change = ConfigChange.none().set(Settings.PID, Settings.PRESET, preset.id());
    for (String id : gatekeeper.look().settings().ids()) {
      change = change.unset(Settings.PID, id);
    }
    change(change, cause, "preset " + preset.id());
    cause.record("PRESET_APPLIED", preset.id(), Result.OK, "");
    actAndSeeClosed(cause);
  }

  private static Preset preset(String name) throws ServiceRefusedException {
    return Preset.of(name)
        .orElseThrow(
            () -> new ServiceRefusedException("no preset '" + name + "': panel, hardened"));
  }

  private void change(ConfigChange change, Cause cause, String reason)
      throws ServiceRefusedException, IOException {
    try {
      config.change(change, cause.by(), reason);
    } catch (ConfigRejectedException e) {
      throw new ServiceRefusedException(String.valueOf(e.getMessage()));
    }
  }

  /** Acts, and waits for the ports of every service that is off now and was open before. */
  private void actAndSeeClosed(Cause cause) throws IOException {
    Map<String, List<Endpoint>> before = new LinkedHashMap<>();
    gatekeeper
        .latest()
        .catalogue()
        .byId()
        .keySet()
        .forEach(id -> before.put(id, open.endpoints(id)));
    Plan plan = gatekeeper.act(Set.of(), cause);
    List<Endpoint> still = new ArrayList<>();
    for (Map.Entry<String, List<Endpoint>> each : before.entrySet()) {
      if (plan.zonesOf(each.getKey()).isEmpty()) {
        still.addAll(await(each.getKey(), each.getValue()));
      }
    }
    if (!still.isEmpty()) {
      throw new IOException("switched off, but something still listens on " + still);
    }
  }

  private List<Endpoint> await(String id, List<Endpoint> before) throws IOException {
    try {
      return open.awaitClosed(id, before, CLOSED_WITHIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while ports were closing", e);
    }
  }
}
