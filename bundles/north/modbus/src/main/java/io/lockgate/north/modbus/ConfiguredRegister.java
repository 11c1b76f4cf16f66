// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.point.PointId;
import io.lockgate.codec.modbus.RegisterOrder;
import io.lockgate.north.modbus.table.MappedPoint;
import io.lockgate.north.modbus.table.RegisterType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** One point that has a place among the gateway's own registers. */
@Component(
    service = ConfiguredRegister.class,
    configurationPid = ConfiguredRegister.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RegisterSettings.class, factory = true)
public final class ConfiguredRegister {
  static final String PID = ModbusServer.PID + ".register";

  private final MappedPoint point;

  /** Refuses with IllegalArgumentException what cannot work. */
  @Activate
  public ConfiguredRegister(RegisterSettings settings) {
    this.point =
        new MappedPoint(
            settings.address(),
            PointId.of(settings.point()),
            RegisterType.of(settings.type()),
            RegisterOrder.of(!"low-first".equals(settings.words()), true),
            settings.writable());
  }

  MappedPoint point() {
    return point;
  }
}
