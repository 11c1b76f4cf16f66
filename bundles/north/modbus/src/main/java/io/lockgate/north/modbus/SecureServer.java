// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.metric.MetricSink;
import io.lockgate.api.metric.MetricSource;
import io.lockgate.api.security.ServerCertificate;
import io.lockgate.api.service.ServiceDeclaration;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.ZoneAddresses;
import io.lockgate.api.time.GatewayClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Service {@code modbus-secure}: the units of the Modbus server, for clients that prove who they are. It lives as its
 * server does and listens only while the marker of its own service is there.
 */
@Component(
    immediate = true,
    service = {HealthCheck.class, MetricSource.class},
    property = HealthCheck.NAME + "=" + SecureServer.ID,
    configurationPid = SecureServer.PID)
@Designate(ocd = SecureSettings.class)
@ServiceDeclaration(
    id = SecureServer.ID,
    title = "Modbus/TCP Security",
    ports = "tcp/802",
    zones = {"eth1", "eth2", "wifi", "vpn", "local"})
public final class SecureServer implements HealthCheck, MetricSource {
  static final String ID = "modbus-secure";
  static final String PID = ModbusServer.PID + ".secure";

  private static final int STANDARD_PORT = 802;
  private static final int USER_PORT = 1802;
  private static final String ETC_PROPERTY = "lockgate.etc";

  private final BundleContext context;
  private final ModbusServer server;
  private final SecureGateway gateway;
  private final Announced announced;

  /** Everything is there and nothing is open yet. */
  @Activate
  public SecureServer(
      BundleContext context,
      @Reference GatewayClock clock,
      @Reference ZoneAddresses zones,
      @Reference ServerCertificate certificate,
      @Reference ModbusServer server,
      SecureSettings settings)
      throws IOException {
    this.context = context;
    this.server = server;
    this.announced = new Announced(context, ID);
    Path folder = Path.of(Objects.requireNonNullElse(context.getProperty(ETC_PROPERTY), ""));
    this.gateway =
        new SecureGateway(
            server.gateway(), clock, zones, certificate, folder, config(settings), announced::now);
    server.attend(gateway);
  }

  private SecureConfig config(SecureSettings settings) {
    return new SecureConfig(
        UsualPort.of(
            settings.port(), STANDARD_PORT, USER_PORT, context.getProperty(UsualPort.PROPERTY)),
        settings.client$_$authorities().strip());
  }

  @Modified
  void settings(SecureSettings settings) {
    gateway.settings(config(settings));
  }

  @Deactivate
  void stop() {
    server.leave(gateway);
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
      unbind = "roleGone")
  void role(ConfiguredRole role) {
    gateway.policy().add(role.rights());
  }

  void roleGone(ConfiguredRole role) {
    gateway.policy().remove(role.rights());
  }

  @Override
  public Health check() {
    return gateway.health();
  }

  @Override
  public void collect(MetricSink sink) {
    ServerFigures.collect(sink, ID, gateway.counters(), gateway::connections);
  }
}
