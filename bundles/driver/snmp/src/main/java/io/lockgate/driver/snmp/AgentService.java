// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.GatewayService;
import io.lockgate.api.service.ServiceDeclaration;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.ServiceSwitch;
import io.lockgate.api.service.ZoneAddresses;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.driver.snmp.agent.Agent;
import io.lockgate.driver.snmp.agent.AgentIdentity;
import io.lockgate.driver.snmp.port.UdpPorts;
import io.lockgate.driver.snmp.refusal.RefusedMessages;
import io.lockgate.driver.snmp.settings.Addresses;
import io.lockgate.driver.snmp.settings.Credentials;
import io.lockgate.driver.snmp.settings.Version;
import io.lockgate.driver.snmp.wire.Access;
import io.lockgate.driver.snmp.wire.LocalEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Service {@code snmp-agent}: answers for the gateway on UDP port 161 or 1161, to the users of the settings, encrypted;
 * version 2c only where somebody has allowed it, and then to listed addresses. Nothing can be written.
 */
@ServiceDeclaration(
    id = AgentService.ID,
    title = "SNMP agent: what the gateway says about itself",
    ports = "udp/161",
    zones = {"eth1", "eth2", "wifi", "vpn", "local"})
@Component(
    immediate = true,
    service = {GatewayService.class, HealthCheck.class},
    configurationPid = AgentService.PID,
    property = {
      GatewayService.ID + "=" + AgentService.ID,
      HealthCheck.NAME + "=" + AgentService.ID
    })
@Designate(ocd = AgentSettings.class)
public final class AgentService implements GatewayService, HealthCheck {
  static final String ID = "snmp-agent";
  static final String PID = "io.lockgate.driver.snmp.agent";
  private static final int STANDARD_PORT = 161;
  private static final int USER_PORT = 1_161;

  private final Agent agent;
  private final UdpPorts ports;
  private final RefusedMessages refusals;
  private final List<Access> communities;
  private final Set<InetAddress> places;
  private final Set<AgentUser> users = ConcurrentHashMap.newKeySet();

  /**
   * Opens the port; an address where it is taken is tried again.
   *
   * @throws IOException the system gives no sockets
   * @throws BadSetting the sources are no addresses
   */
  @Activate
  public AgentService(
      BundleContext context,
      @Reference(target = "(" + ServiceEnabled.ID + "=" + ID + ")") ServiceEnabled enabled,
      @Reference ZoneAddresses zones,
      @Reference GatewayClock clock,
      @Reference LocalEngine engine,
      @Reference ServiceSwitch services,
      @Reference FieldStatus field,
      @Reference PointImage image,
      @Reference PointDirectory directory,
      @Reference AuditLog log,
      AgentSettings settings)
      throws IOException, BadSetting {
    AgentIdentity identity =
        new AgentIdentity(
            "Lockgate " + context.getBundle().getVersion(),
            settings.name(),
            settings.contact(),
            settings.location());
    refusals = new RefusedMessages(ID, log, clock);
    agent =
        new Agent(identity, engine, clock, services, field, image, directory, refusals::refused);
    communities = communities(settings);
    places = Addresses.literal("sources", settings.sources());
    know();
    int port = PortChoice.of(settings.port(), STANDARD_PORT, USER_PORT, context);
    ports = new UdpPorts(ID, port, enabled, zones, agent::received);
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      unbind = "userGone")
  synchronized void user(AgentUser user) {
    users.add(user);
    know();
  }

  synchronized void userGone(AgentUser user) {
    users.remove(user);
    know();
  }

  private static List<Access> communities(AgentSettings settings) {
    String community = settings.community().strip();
    return settings.allow$_$insecure() && !community.isEmpty()
        ? List.of(Access.of(new Credentials.Community(Version.V2C, community)))
        : List.of();
  }

  private void know() {
    agent.know(users.stream().map(AgentUser::access).toList(), communities, places);
  }

  @Override
  public List<Endpoint> endpoints() {
    return ports.endpoints();
  }

  @Override
  public Health check() {
    return ports.health();
  }

  @Deactivate
  void stop() {
    ports.close();
    refusals.close();
  }
}
