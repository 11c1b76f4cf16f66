// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.GatewayService;
import io.lockgate.api.service.ServiceDeclaration;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.ZoneAddresses;
import io.lockgate.driver.snmp.port.UdpPorts;
import io.lockgate.driver.snmp.traps.TrapDesk;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Service {@code snmp}: while it is on there is an SNMP driver; it listens only where notifications of devices are wanted,
 * on UDP port 162 or 1162.
 */
@ServiceDeclaration(
    id = SnmpService.ID,
    title = "SNMP manager, and receiver of notifications where configured",
    zones = {"eth1", "eth2", "wifi", "vpn", "local"})
@Component(
    immediate = true,
    service = {GatewayService.class, HealthCheck.class},
    configurationPid = SnmpService.PID,
    property = {GatewayService.ID + "=" + SnmpService.ID, HealthCheck.NAME + "=" + SnmpService.ID})
@Designate(ocd = SnmpSettings.class)
public final class SnmpService implements GatewayService, HealthCheck {
  static final String ID = "snmp";
  static final String PID = "io.lockgate.driver.snmp";
  private static final int STANDARD_PORT = 162;
  private static final int USER_PORT = 1_162;

  private final @Nullable UdpPorts ports;

  /**
   * Opens the port, where one is wanted; an address whose port is taken is tried again.
   *
   * @throws IOException the system gives no sockets
   */
  @Activate
  public SnmpService(
      BundleContext context,
      @Reference(target = "(" + ServiceEnabled.ID + "=" + ID + ")") ServiceEnabled enabled,
      @Reference ZoneAddresses zones,
      @Reference TrapDesk desk,
      SnmpSettings settings)
      throws IOException {
    int port = PortChoice.of(settings.trap$_$port(), STANDARD_PORT, USER_PORT, context);
    ports =
        settings.traps() ? new UdpPorts("snmp-traps", port, enabled, zones, desk::received) : null;
  }

  @Override
  public List<Endpoint> endpoints() {
    UdpPorts its = ports;
    return its == null ? List.of() : its.endpoints();
  }

  @Override
  public Health check() {
    UdpPorts its = ports;
    return its == null ? Health.OK : its.health();
  }

  @Deactivate
  void stop() {
    UdpPorts its = ports;
    if (its != null) {
      its.close();
    }
  }
}
