// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.model;

import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.Identification;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.ModelFiles;
import io.lockgate.api.model.ModelLibrary;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.model.ModelRefusedException;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.model.WriteRule;
import io.lockgate.api.point.DataType;
import io.lockgate.api.security.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One shipped model {@code meter}; a text with the word {@code bad} has one problem. */
final class FakeModels implements ModelLibrary, ModelFiles {
  static final DeviceModel METER =
      new DeviceModel(
          "meter",
          2,
          "A meter",
          "modbus",
          List.of(),
          List.of(),
          List.of(
              new PointModel(
                  "P",
                  "",
                  "a",
                  DataType.INT16,
                  Map.of(),
                  1,
                  0,
                  "",
                  Limits.NONE,
                  WriteRule.READ_ONLY,
                  "")),
          List.of());

  private static final ModelProblem PROBLEM =
      new ModelProblem(3, 7, "points/P/type", "there is no type 'x'");

  final List<String> kept = new ArrayList<>();

  @Override
  public List<DeviceModel> models() {
    return List.of(METER);
  }

  @Override
  public Optional<DeviceModel> find(String id) {
    return id.equals("meter") ? Optional.of(METER) : Optional.empty();
  }

  @Override
  public Optional<DeviceModel> recognise(String driver, Identification device) {
    return Optional.empty();
  }

  @Override
  public List<ModelProblem> validate(String yaml) {
    return yaml.contains("bad") ? List.of(PROBLEM) : List.of();
  }

  @Override
  public List<ModelFile> files() {
    return List.of(
        new ModelFile("broken.yaml", Origin.FOLDER, Optional.empty(), false, List.of(PROBLEM)),
        new ModelFile("meter.yaml", Origin.SHIPPED, Optional.of(METER), true, List.of()));
  }

  @Override
  public Optional<String> exportYaml(String id) {
    return find(id).map(model -> "id: " + model.id() + "\n");
  }

  @Override
  public Optional<String> exportCsv(String id) {
    return find(id).map(model -> "#id," + model.id() + "\n");
  }

  @Override
  public Imported importCsv(String csv) {
    return csv.contains("bad")
        ? new Imported("", List.of(PROBLEM))
        : new Imported("yaml of " + csv.strip() + "\n", List.of());
  }

  @Override
  public DeviceModel keep(String yaml, Identity by) throws ModelRefusedException {
    if (yaml.contains("bad")) {
      throw new ModelRefusedException(List.of(PROBLEM));
    }
    kept.add(by.id() + " " + yaml.strip());
    return METER;
  }

  @Override
  public boolean forget(String id, Identity by) {
    return id.equals("meter");
  }
}
