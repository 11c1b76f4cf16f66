// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model;

import io.lockgate.api.driver.Driver;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.Identification;
import io.lockgate.api.model.ModelFiles;
import io.lockgate.api.model.ModelLibrary;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.model.ModelRefusedException;
import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Identity;
import io.lockgate.api.store.StateStore;
import io.lockgate.core.model.shelf.KeptModels;
import io.lockgate.core.model.shelf.ModelFolder;
import io.lockgate.core.model.shelf.ShippedModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link ModelLibrary} of this gateway: a {@link FileModelLibrary} whose folder is looked at every two seconds by one
 * daemon thread, and which asks the drivers that run.
 */
@Component(
    service = {ModelLibrary.class, ModelFiles.class},
    immediate = true)
public final class ModelLibraryService implements ModelLibrary, ModelFiles {
  private static final Logger LOG = LoggerFactory.getLogger(ModelLibraryService.class);
  private static final String ETC_PROPERTY = "lockgate.etc";

  private final Map<String, Driver> drivers = new ConcurrentHashMap<>();
  private final AuditLog audit;
  private final FileModelLibrary library;
  private final ScheduledExecutorService poller;

  /** Reads all models before it returns. */
  @Activate
  public ModelLibraryService(
      BundleContext context, @Reference StateStore store, @Reference AuditLog audit) {
    this.audit = audit;
    String etc = Optional.ofNullable(context.getProperty(ETC_PROPERTY)).orElse("etc");
    library =
        new FileModelLibrary(
            ShippedModels.of(context.getBundle()),
            new ModelFolder(Path.of(etc, "models")),
            new KeptModels(store),
            id -> Optional.ofNullable(drivers.get(id)));
    poller =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "lockgate-models");
              thread.setDaemon(true);
              return thread;
            });
    poller.scheduleWithFixedDelay(this::poll, 2, 2, TimeUnit.SECONDS);
  }

  @Deactivate
  void stop() {
    poller.shutdown();
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "driverGone")
  void driverArrived(Driver driver, Map<String, Object> properties) {
    drivers.put(String.valueOf(properties.get(Driver.ID)), driver);
  }

  void driverGone(Driver driver, Map<String, Object> properties) {
    drivers.remove(String.valueOf(properties.get(Driver.ID)), driver);
  }

  /** A failure nobody foresaw must not end the polling. */
  private void poll() {
    try {
      library.poll();
    } catch (RuntimeException e) {
      LOG.error("Looking for models failed", e);
    }
  }

  @Override
  public List<DeviceModel> models() {
    return library.models();
  }

  @Override
  public Optional<DeviceModel> find(String id) {
    return library.find(id);
  }

  @Override
  public Optional<DeviceModel> recognise(String driver, Identification device) {
    return library.recognise(driver, device);
  }

  @Override
  public List<ModelProblem> validate(String yaml) {
    return library.validate(yaml);
  }

  @Override
  public List<ModelFile> files() {
    return library.files();
  }

  @Override
  public Optional<String> exportYaml(String id) {
    return library.exportYaml(id);
  }

  @Override
  public Optional<String> exportCsv(String id) {
    return library.exportCsv(id);
  }

  @Override
  public Imported importCsv(String csv) {
    return library.importCsv(csv);
  }

  @Override
  public DeviceModel keep(String yaml, Identity by) throws ModelRefusedException, IOException {
    DeviceModel model = library.keep(yaml, by);
    record(by, "MODEL_KEPT", model.id(), "revision " + model.revision());
    return model;
  }

  @Override
  public boolean forget(String id, Identity by) throws IOException {
    boolean was = library.forget(id, by);
    if (was) {
      record(by, "MODEL_FORGOTTEN", id, "");
    }
    return was;
  }

  private void record(Identity by, String type, String id, String detail) {
    audit.append(
        AuditEvent.by(
            by, AuditEvent.Category.CONFIGURATION, type, id, AuditEvent.Result.OK, detail));
  }
}
