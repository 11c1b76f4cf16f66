// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.north.modbus.secure.RoleRights;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** What one role of Modbus/TCP Security may do, as configured. */
@Component(
    service = ConfiguredRole.class,
    configurationPid = ConfiguredRole.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RoleSettings.class, factory = true)
public final class ConfiguredRole {
  static final String PID = ModbusServer.PID + ".role";

  private final RoleRights rights;

  /** Refuses with IllegalArgumentException what cannot be understood. */
  @Activate
  public ConfiguredRole(RoleSettings settings) {
    this.rights = RoleRights.of(settings.role(), settings.units(), settings.functions());
  }

  RoleRights rights() {
    return rights;
  }
}
