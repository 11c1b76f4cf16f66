// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.fake;

import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.Identification;
import io.lockgate.api.model.IdentificationRule;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.ModelLibrary;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.model.PollGroup;
import io.lockgate.api.model.WriteRule;
import io.lockgate.api.point.DataType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Models made by tests. */
public final class MemoryModels implements ModelLibrary {
  private final Map<String, DeviceModel> models = new ConcurrentHashMap<>();

  /** A model of driver {@code played} with points {@code p0 p1 …} in one group. */
  public void simple(String id, Duration period, int points) {
    List<PointModel> all = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      all.add(point("p" + i, "fast", 1, Limits.NONE));
    }
    put(id, List.of(new PollGroup("fast", period)), all);
  }

  /** A model of driver {@code played}. */
  public void put(String id, List<PollGroup> groups, List<PointModel> points) {
    IdentificationRule rule = new IdentificationRule("Acme", "*", "*");
    models.put(id, new DeviceModel(id, 1, id, "played", List.of(rule), groups, points, List.of()));
  }

  /** A point that can be written, at an address with its own name. */
  public static PointModel point(String name, String group, double scale, Limits limits) {
    WriteRule write = new WriteRule(true, Limits.NONE, true);
    return new PointModel(
        name, "", name, DataType.INT32, Map.of(), scale, 0, "", limits, write, group);
  }

  /** Takes a model away. */
  public void remove(String id) {
    models.remove(id);
  }

  @Override
  public List<DeviceModel> models() {
    return List.copyOf(models.values());
  }

  @Override
  public Optional<DeviceModel> find(String id) {
    return Optional.ofNullable(models.get(id));
  }

  @Override
  public Optional<DeviceModel> recognise(String driver, Identification device) {
    return models.values().stream()
        .filter(model -> model.recognisedBy().stream().anyMatch(rule -> rule.fits(device)))
        .findFirst();
  }

  @Override
  public List<ModelProblem> validate(String yaml) {
    return List.of();
  }
}
