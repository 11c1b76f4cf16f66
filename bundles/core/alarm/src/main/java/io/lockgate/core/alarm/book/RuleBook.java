// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.book;

import io.lockgate.api.alarm.AlarmCondition.CommunicationLost;
import io.lockgate.api.alarm.AlarmRule;
import io.lockgate.api.driver.FieldStatus.DeviceStatus;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelLibrary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which rules are in force: those configured, those of the models of the devices, and one for each device that no other
 * rule watches for silence. A configured rule goes before one of a model with the same id. For one thread.
 */
public final class RuleBook {
  private final ModelLibrary library;
  private final Optional<AlarmRule> silence;
  private Map<String, OfDevice> known = new HashMap<>();

  private record OfDevice(Optional<DeviceModel> model, List<Watched> rules) {}

  /**
   * Rules of these models.
   *
   * @param silence the rule of each device that no other one watches for silence; empty for none
   */
  public RuleBook(ModelLibrary library, Optional<AlarmRule> silence) {
    this.library = library;
    this.silence = silence;
  }

  /** All rules in force, the configured ones first. */
  public List<Watched> rules(List<DeviceStatus> devices, Collection<Watched> configured) {
    List<Watched> all = new ArrayList<>(configured);
    Set<String> watched = new HashSet<>();
    configured.stream()
        .filter(Watched::ofDevice)
        .forEach(
            each -> {
              watched.add(each.device());
            });
    Map<String, OfDevice> seen = new HashMap<>();
    for (DeviceStatus device : devices) {
      OfDevice its = of(device);
      seen.put(device.id(), its);
      for (Watched each : its.rules()) {
        if (!each.ofDevice() || !watched.contains(device.id())) {
          all.add(each);
        }
      }
    }
    known = seen;
    return List.copyOf(all);
  }

  private OfDevice of(DeviceStatus device) {
    Optional<DeviceModel> model = library.find(device.model());
    OfDevice before = known.get(device.id());
    return before != null && before.model().equals(model)
        ? before
        : new OfDevice(model, rules(device.id(), model.map(DeviceModel::alarms).orElse(List.of())));
  }

  private List<Watched> rules(String device, List<AlarmRule> ofModel) {
    List<Watched> rules = new ArrayList<>();
    ofModel.forEach(rule -> rules.add(new Watched(device, rule)));
    if (ofModel.stream().noneMatch(rule -> rule.condition() instanceof CommunicationLost)) {
      silence.ifPresent(rule -> rules.add(new Watched(device, rule)));
    }
    return List.copyOf(rules);
  }
}
