// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.driver.Routes;
import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.metric.MetricSink;
import io.lockgate.api.metric.MetricSource;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Commissioning;
import io.lockgate.api.security.DeviceSigner;
import io.lockgate.api.service.ServiceDeclaration;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.ZoneAddresses;
import io.lockgate.api.time.GatewayClock;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Service {@code modbus-server}. It lives as long as its bundle is started, so that connections outlive a change of
 * zones or settings; it listens only while the marker of the service is there.
 */
@Component(
    immediate = true,
    service = {HealthCheck.class, Routes.class, MetricSource.class, ModbusServer.class},
    property = HealthCheck.NAME + "=" + ModbusServer.ID,
    configurationPid = ModbusServer.PID)
@Designate(ocd = ServerSettings.class)
@Capability(
    namespace = "osgi.service",
    attribute = "objectClass:List<String>=\"io.lockgate.api.service.GatewayService\"")
@ServiceDeclaration(
    id = ModbusServer.ID,
    title = "Modbus server and gateway",
    ports = "tcp/502",
    zones = {"eth1", "eth2", "wifi", "vpn", "local"},
    panel = {"eth1", "local"})
public final class ModbusServer implements HealthCheck, Routes, MetricSource {
  static final String ID = "modbus-server";
  static final String PID = "io.lockgate.north.modbus";

  /** Unit id of the gateway itself. */
  static final int OWN_UNIT = 255;

  private static final Logger LOG = LoggerFactory.getLogger(ModbusServer.class);
  private static final long TICK_MILLIS = 500;
  private static final int TICKS_TO_LOOK = 6;

  private final BundleContext context;
  private final Announced announced;
  private final ModbusGateway gateway;
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "lockgate-modbus-doors"));
  private final List<Attended> attended = new CopyOnWriteArrayList<>();
  private int ticks;

  /** Everything is there and nothing is open yet. */
  @Activate
  public ModbusServer(
      BundleContext context,
      @Reference GatewayClock clock,
      @Reference ZoneAddresses zones,
      @Reference Commissioning commissioning,
      @Reference AuditLog audit,
      @Reference DeviceSigner signer,
      @Reference FieldServices services,
      ServerSettings settings)
      throws IOException {
    this.context = context;
    this.announced = new Announced(context, ID);
    this.gateway =
        new ModbusGateway(
            clock,
            zones,
            commissioning,
            audit,
            services,
            GatewayIdentity.of(context.getBundle().getVersion(), settings.application(), signer),
            ServerConfig.of(settings, context.getProperty(UsualPort.PROPERTY)),
            announced::now);
    attended.add(gateway);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    thread.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    thread.scheduleWithFixedDelay(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      attended.forEach(Attended::tick);
      if (ticks++ % TICKS_TO_LOOK == 0) {
        attended.forEach(Attended::look);
      }
    } catch (RuntimeException e) {
      LOG.error("the Modbus server could not be looked after", e);
    }
  }

  /** What all doors have in common. */
  ModbusGateway gateway() {
    return gateway;
  }

  /** Looked after from now on. */
  void attend(Attended another) {
    attended.add(another);
  }

  /** Looked after no longer. */
  void leave(Attended another) {
    attended.remove(another);
  }

  @Modified
  void settings(ServerSettings settings) {
    gateway.settings(ServerConfig.of(settings, context.getProperty(UsualPort.PROPERTY)));
  }

  @Deactivate
  void stop() throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
      LOG.error("the thread of the Modbus server's ports does not end");
    }
    gateway.close();
  }

  @Reference(
      target = "(gateway.service=" + ID + ")",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "disabled")
  void enabled(ServiceEnabled marker) {
    gateway.enabled(marker);
  }

  void disabled(ServiceEnabled marker) {
    gateway.disabled(marker);
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "tableGone")
  void table(ConfiguredTable table) {
    gateway.add(table);
  }

  void tableGone(ConfiguredTable table) {
    gateway.remove(table);
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "registerGone")
  void register(ConfiguredRegister register) {
    gateway.add(register.point());
  }

  void registerGone(ConfiguredRegister register) {
    gateway.remove(register.point());
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "routeGone")
  void route(ConfiguredRoute route) {
    gateway.add(route.route());
  }

  void routeGone(ConfiguredRoute route) {
    gateway.remove(route.route());
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "lineGone")
  void line(ConfiguredLine line) {
    gateway.add(line);
  }

  void lineGone(ConfiguredLine line) {
    gateway.remove(line);
  }

  @Override
  public Health check() {
    return gateway.health();
  }

  @Override
  public void collect(MetricSink sink) {
    ServerFigures.collect(sink, ID, gateway.counters(), gateway::connections);
  }

  @Override
  public List<Path> paths() {
    return gateway.paths();
  }
}
