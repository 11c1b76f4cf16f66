// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.config;

import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.model.ModelLibrary;
import io.lockgate.core.acquire.link.DeviceDefinition;
import io.lockgate.core.acquire.link.FieldServices;
import io.lockgate.core.acquire.link.LinkDefinition;
import io.lockgate.core.acquire.link.LinkUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps links and devices as their configurations, drivers and models say, and touches only those for which something
 * changes. Thread-safe; changes wait for each other, readers do not.
 */
public final class Registry {
  private static final Logger LOG = LoggerFactory.getLogger(Registry.class);

  private final FieldServices services;
  private final ModelLibrary models;
  private final Definitions definitions;
  private final Forms forms;
  private final TreeMap<String, Instance> instances = new TreeMap<>();
  private final Map<String, Definitions.Present> drivers = new HashMap<>();
  private final Map<String, LinkUnit> units = new ConcurrentHashMap<>();
  private final Map<String, Placed> devices = new ConcurrentHashMap<>();
  private long ordinal;

  private record Placed(DeviceDefinition definition, Instance instance, long ordinal) {}

  /** Knows nothing yet. */
  public Registry(FieldServices services, ModelLibrary models, Forms forms) {
    this.services = services;
    this.models = models;
    this.forms = forms;
    definitions = new Definitions(forms, models);
  }

  // ---- changes

  /** A configuration is there, or is another one now. */
  public synchronized void configured(String factoryPid, String pid, Map<String, String> values) {
    Optional<Instance> its = Instance.of(factoryPid, pid, values);
    if (its.isEmpty()) {
      LOG.warn("{} is not the name of a link or device", pid);
      return;
    }
    instances.put(pid, its.get());
    refresh(its.get());
  }

  /** A configuration is gone. Without effect when there was none. */
  public synchronized void deleted(String pid) {
    Instance gone = instances.remove(pid);
    if (gone != null) {
      refresh(gone);
    }
  }

  /** A driver has come. */
  public synchronized void driverComes(String bundle, String id, Driver driver) {
    drivers.put(bundle, new Definitions.Present(id, driver));
    refreshAllOf(bundle);
  }

  /** A driver goes; the stages complete when its links are closed. */
  public synchronized List<CompletionStage<Void>> driverGoes(String bundle, Driver driver) {
    Definitions.Present present = drivers.get(bundle);
    if (present == null || present.driver() != driver) {
      return List.of();
    }
    drivers.remove(bundle);
    return refreshAllOf(bundle);
  }

  /** Looks whether devices have another model now. */
  public synchronized void modelsMayHaveChanged() {
    for (Placed each : List.copyOf(devices.values())) {
      DeviceDefinition its = each.definition; // one and the same model is compared at no cost
      if (!models.find(its.modelId()).equals(its.model())) {
        refreshDevice(its.id());
      }
    }
  }

  /** Ends all links; the stages complete when they are closed. */
  public synchronized List<CompletionStage<Void>> close() {
    List<CompletionStage<Void>> closing = new ArrayList<>();
    units.values().forEach(unit -> closing.add(unit.close()));
    units.clear();
    devices.clear();
    instances.clear();
    return closing;
  }

  // ---- questions

  /** The link with that id, when it is configured. */
  public Optional<LinkUnit> link(String id) {
    return Optional.ofNullable(units.get(id)).filter(Registry::isConfigured);
  }

  /** All configured links. */
  public List<LinkUnit> links() {
    return units.values().stream().filter(Registry::isConfigured).toList();
  }

  /** All links that have devices, configured or not. */
  public Collection<LinkUnit> units() {
    return units.values();
  }

  /** All devices. */
  public List<DeviceDefinition> devices() {
    return devices.values().stream().map(Placed::definition).toList();
  }

  /** A driver by its id, and its bundle. */
  public synchronized Optional<Map.Entry<String, Driver>> driver(String id) {
    return drivers.entrySet().stream()
        .filter(each -> each.getValue().id().equals(id))
        .findFirst()
        .map(each -> Map.entry(each.getKey(), each.getValue().driver()));
  }

  private static boolean isConfigured(LinkUnit unit) {
    return !unit.definition().driverName().isEmpty();
  }

  // ---- how a change is carried out

  private void refresh(Instance changed) {
    if (changed.device()) {
      refreshDevice(changed.id());
    } else {
      refreshLink(changed.id());
      devicesOn(changed.id()).forEach(this::refreshDevice);
      dropIfUnused(changed.id());
    }
  }

  private List<CompletionStage<Void>> refreshAllOf(String bundle) {
    forms.forget(bundle);
    List<CompletionStage<Void>> changes = new ArrayList<>();
    List<Instance> its =
        instances.values().stream().filter(each -> each.bundle().equals(bundle)).toList();
    for (Instance each : its) {
      if (!each.device()) {
        refreshLink(each.id()).ifPresent(changes::add);
      }
    }
    its.stream().filter(Instance::device).forEach(each -> refreshDevice(each.id()));
    return changes;
  }

  private List<String> devicesOn(String link) {
    return instances.values().stream()
        .filter(each -> each.device() && each.text(DeviceSpec.LINK, "").equals(link))
        .map(Instance::id)
        .toList();
  }

  /** Which configuration counts for an id: the first by pid, should two drivers have it. */
  private Optional<Instance> instance(boolean device, String id) {
    return instances.values().stream()
        .filter(each -> each.device() == device && each.id().equals(id))
        .findFirst();
  }

  private Optional<Definitions.Present> driver(Instance its) {
    return Optional.ofNullable(drivers.get(its.bundle()));
  }

  private Optional<CompletionStage<Void>> refreshLink(String id) {
    LinkDefinition next =
        instance(false, id)
            .map(its -> definitions.link(its, driver(its)))
            .orElseGet(() -> Definitions.missing(id));
    LinkUnit unit = units.get(id);
    if (unit == null) {
      unitOf(next);
      return Optional.empty();
    }
    return unit.definition().equals(next) ? Optional.empty() : Optional.of(unit.change(next));
  }

  private LinkUnit unitOf(LinkDefinition definition) {
    LinkUnit unit = new LinkUnit(definition, services);
    units.put(definition.spec().id(), unit);
    unit.start();
    return unit;
  }

  private void refreshDevice(String id) {
    Optional<Instance> its = instance(true, id);
    Placed before = devices.get(id);
    if (its.isEmpty()) {
      if (before != null) {
        devices.remove(id);
        remove(before, () -> {});
      }
      return;
    }
    Optional<Instance> link = instance(false, its.get().text(DeviceSpec.LINK, ""));
    DeviceDefinition next = definitions.device(its.get(), link, driver(its.get()));
    if (before == null || !before.definition.equals(next)) {
      long number = before == null ? ordinal++ : before.ordinal;
      place(new Placed(next, its.get(), number), before);
    }
  }

  private void place(Placed next, @Nullable Placed before) {
    devices.put(next.definition.id(), next);
    LinkUnit unit = home(next.definition);
    if (before == null || home(before.definition) == unit) {
      unit.put(next.definition, next.ordinal);
    } else {
      remove(before, () -> unit.put(next.definition, next.ordinal));
    }
  }

  private void remove(Placed gone, Runnable then) {
    LinkUnit unit = home(gone.definition);
    unit.remove(gone.definition.id(), then);
    dropIfUnused(unit.definition().spec().id());
  }

  /** Where a device lives: its link, or what stands for it. */
  private LinkUnit home(DeviceDefinition device) {
    String id = homeId(device);
    LinkUnit unit = units.get(id);
    return unit == null ? unitOf(Definitions.missing(id)) : unit;
  }

  private static String homeId(DeviceDefinition device) {
    return Instance.isId(device.link()) ? device.link() : "none";
  }

  /** What stands for a link that is not configured goes with its last device. */
  private void dropIfUnused(String id) {
    LinkUnit unit = units.get(id);
    boolean used =
        devices.values().stream().anyMatch(each -> homeId(each.definition).equals(id))
            || instance(false, id).isPresent();
    if (unit != null && !used) {
      units.remove(id);
      unit.close();
    }
  }
}
