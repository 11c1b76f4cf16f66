// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire;

import io.lockgate.api.driver.Discovery;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.PassThrough;
import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.driver.Transports;
import io.lockgate.api.model.ModelLibrary;
import io.lockgate.api.point.PointBus;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.acquire.config.Forms;
import io.lockgate.core.acquire.config.Registry;
import io.lockgate.core.acquire.config.StoredInstances;
import io.lockgate.core.acquire.discover.FieldDiscovery;
import io.lockgate.core.acquire.link.FieldServices;
import io.lockgate.core.acquire.link.LinkUnit;
import io.lockgate.core.acquire.time.TimerThread;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.MetaTypeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the field: brings configurations and drivers to the links, and is the door of others to them. */
@Component(
    service = {PassThrough.class, FieldStatus.class, Discovery.class, ConfigurationListener.class},
    immediate = true)
public final class AcquisitionService
    implements PassThrough, FieldStatus, Discovery, ConfigurationListener {
  private static final Logger LOG = LoggerFactory.getLogger(AcquisitionService.class);
  private static final long PATIENCE_SECONDS = 2;

  private final BundleContext context;
  private final TimerThread timer;
  private final Registry registry;
  private final FieldDiscovery discovery;
  private final StoredInstances stored;
  private final ModelWatch models;
  private final Map<ServiceReference<Driver>, Driver> drivers = new ConcurrentHashMap<>();

  /** Knows no driver and no configuration yet. */
  @Activate
  public AcquisitionService(
      BundleContext context,
      @Reference ConfigurationAdmin admin,
      @Reference MetaTypeService metatype,
      @Reference GatewayClock clock,
      @Reference Transports transports,
      @Reference PointBus bus,
      @Reference PointImage image,
      @Reference PointDirectory directory,
      @Reference ModelLibrary library) {
    this.context = context;
    timer = new TimerThread(clock);
    FieldServices services =
        new FieldServices(clock, timer.alarms(), bus, image, directory, transports);
    Forms forms = new Forms(context::getBundles, metatype);
    registry = new Registry(services, library, forms);
    discovery = new FieldDiscovery(services, registry, forms, library);
    stored = new StoredInstances(admin);
    models = new ModelWatch(registry, clock, timer.alarms());
  }

  /** Throws IOException when the configurations cannot be listed. */
  @Activate
  void start() throws IOException {
    stored.all(registry::configured);
    models.start();
  }

  @Deactivate
  void stop() {
    models.stop();
    discovery.stop();
    await(registry.close());
    timer.close();
  }

  @Reference(
      service = Driver.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "driverGoes")
  void driverComes(ServiceReference<Driver> reference) {
    Driver driver = context.getService(reference);
    if (driver != null) {
      drivers.put(reference, driver);
      String bundle = reference.getBundle().getSymbolicName();
      Object id = reference.getProperty(Driver.ID);
      registry.driverComes(bundle, id == null ? bundle : id.toString(), driver);
    }
  }

  /** All links of the driver are closed before this returns. */
  void driverGoes(ServiceReference<Driver> reference) {
    Driver driver = drivers.remove(reference);
    if (driver != null) {
      await(registry.driverGoes(reference.getBundle().getSymbolicName(), driver));
      context.ungetService(reference);
    }
  }

  private static void await(List<CompletionStage<Void>> stages) {
    CompletableFuture<?>[] all =
        stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(all).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("Links are not closed in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void configurationEvent(ConfigurationEvent event) {
    String factoryPid = event.getFactoryPid();
    if (factoryPid == null || !StoredInstances.isOurs(factoryPid)) {
      return;
    }
    try {
      if (event.getType() == ConfigurationEvent.CM_DELETED
          || !stored.one(event.getPid(), registry::configured)) {
        registry.deleted(event.getPid());
      }
    } catch (IOException e) {
      LOG.error("Configuration {} cannot be read", event.getPid(), e);
    }
  }

  @Override
  public CompletionStage<ByteBuffer> exchange(Request request) {
    LinkUnit link = registry.link(request.link()).orElse(null);
    return link == null
        ? DriverException.failed(
            new DriverException.NotConnected("there is no link '" + request.link() + "'"))
        : link.exchange(request);
  }

  @Override
  public List<LinkStatus> links() {
    return registry.links().stream()
        .map(LinkUnit::status)
        .sorted(Comparator.comparing(LinkStatus::id))
        .toList();
  }

  @Override
  public List<DeviceStatus> devices() {
    return registry.units().stream()
        .flatMap(unit -> unit.devices().stream())
        .sorted(Comparator.comparing(DeviceStatus::id))
        .toList();
  }

  @Override
  public Scan scan(String driver, Settings range, Listener listener) throws DriverException {
    return discovery.scan(driver, range, listener);
  }
}
