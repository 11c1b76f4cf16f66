// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model;

import io.lockgate.api.driver.Driver;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.Identification;
import io.lockgate.api.model.ModelFiles;
import io.lockgate.api.model.ModelLibrary;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.model.ModelRefusedException;
import io.lockgate.api.security.Identity;
import io.lockgate.core.model.csv.CsvExport;
import io.lockgate.core.model.csv.CsvImport;
import io.lockgate.core.model.schema.ModelReader;
import io.lockgate.core.model.shelf.KeptModels;
import io.lockgate.core.model.shelf.ModelFolder;
import io.lockgate.core.model.shelf.ModelText;
import io.lockgate.core.model.shelf.Shelf;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The library: models of the release, of the operator's folder, and those kept in the state store. Questions are answered
 * from an immutable shelf and never wait; changes are made under one lock.
 */
final class FileModelLibrary implements ModelLibrary, ModelFiles {
  private static final Logger LOG = LoggerFactory.getLogger(FileModelLibrary.class);

  private final List<ModelText> shipped;
  private final ModelFolder folder;
  private final KeptModels kept;
  private final Function<String, Optional<Driver>> drivers;
  private final Map<String, List<ModelProblem>> reported = new HashMap<>();
  private String trouble = "";
  private List<ModelText> ofFolder = List.of();
  private List<ModelText> ofStore = List.of();
  private volatile Shelf shelf = Shelf.EMPTY;

  /**
   * Reads everything.
   *
   * @param drivers the driver with an id, while it runs
   */
  FileModelLibrary(
      List<ModelText> shipped,
      ModelFolder folder,
      KeptModels kept,
      Function<String, Optional<Driver>> drivers) {
    this.shipped = shipped;
    this.folder = folder;
    this.kept = kept;
    this.drivers = drivers;
    synchronized (this) {
      readFolder();
      readStore();
      arrange();
    }
  }

  /** Looks whether files have changed, and reads those; to be called every few seconds. Never throws. */
  synchronized void poll() {
    try {
      if (folder.changed()) {
        readFolder();
        arrange();
      }
      trouble = "";
    } catch (IOException e) {
      report(e);
    }
  }

  private void readFolder() {
    try {
      ofFolder = folder.texts();
    } catch (IOException e) {
      report(e);
    }
  }

  private void readStore() {
    try {
      ofStore = kept.texts();
    } catch (IOException e) {
      report(e);
    }
  }

  private void report(IOException e) {
    String now = String.valueOf(e.getMessage());
    if (!now.equals(trouble)) {
      trouble = now;
      LOG.warn("Models cannot be read: {}; those known stay in use", now);
    }
  }

  private void arrange() {
    List<ModelText> texts = new ArrayList<>(shipped);
    texts.addAll(ofFolder);
    texts.addAll(ofStore);
    shelf = shelf.with(texts);
    Map<String, List<ModelProblem>> now = new HashMap<>();
    for (ModelFile file : shelf.files()) {
      if (!file.problems().isEmpty()) {
        String key = file.origin() + " " + file.name();
        now.put(key, file.problems());
        if (!file.problems().equals(reported.get(key))) {
          LOG.warn(
              "Model file {} is not used: {}{}",
              file.name(),
              file.problems().get(0),
              file.model().isPresent() ? "; its last good content stays in use" : "");
        }
      }
    }
    reported.clear();
    reported.putAll(now);
  }

  @Override
  public List<DeviceModel> models() {
    return shelf.models();
  }

  @Override
  public Optional<DeviceModel> find(String id) {
    return shelf.find(id);
  }

  @Override
  public Optional<DeviceModel> recognise(String driver, Identification device) {
    return shelf.recognise(driver, device);
  }

  @Override
  public List<ModelProblem> validate(String yaml) {
    return read(yaml).problems();
  }

  private ModelReader read(String yaml) {
    return new ModelReader(yaml).checkedBy(this::objections);
  }

  private List<ModelProblem> objections(DeviceModel model) {
    Optional<Driver> driver = drivers.apply(model.driver());
    try {
      return driver.isPresent() ? driver.get().check(model) : List.of();
    } catch (RuntimeException e) {
      LOG.warn("Driver {} failed to check model {}", model.driver(), model.id(), e);
      return List.of(ModelProblem.at("driver", "failed to check the model: " + e));
    }
  }

  @Override
  public List<ModelFile> files() {
    return shelf.files();
  }

  @Override
  public Optional<String> exportYaml(String id) {
    return shelf.text(id);
  }

  @Override
  public Optional<String> exportCsv(String id) {
    return shelf.find(id).map(CsvExport::of);
  }

  @Override
  public Imported importCsv(String csv) {
    return CsvImport.read(csv, this::validate);
  }

  @Override
  public DeviceModel keep(String yaml, Identity by) throws ModelRefusedException, IOException {
    ModelReader reader = read(yaml);
    List<ModelProblem> problems = reader.problems();
    Optional<DeviceModel> model = reader.model();
    if (!problems.isEmpty() || model.isEmpty()) {
      throw new ModelRefusedException(problems);
    }
    change(() -> kept.put(model.get().id(), yaml));
    return model.get();
  }

  @Override
  public boolean forget(String id, Identity by) throws IOException {
    boolean[] was = {false};
    change(() -> was[0] = kept.remove(id));
    return was[0];
  }

  private interface Step {
    void run() throws IOException;
  }

  private synchronized void change(Step step) throws IOException {
    step.run();
    readStore();
    arrange();
  }
}
