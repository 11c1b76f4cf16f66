// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.north.modbus.route.Route;
import io.lockgate.north.modbus.unit.Sources;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** One configured route. */
@Component(
    service = ConfiguredRoute.class,
    configurationPid = ConfiguredRoute.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RouteSettings.class, factory = true)
public final class ConfiguredRoute {
  static final String PID = ModbusServer.PID + ".route";

  private final Route route;

  /** Refuses with IllegalArgumentException what cannot work. */
  @Activate
  public ConfiguredRoute(RouteSettings settings, Map<String, Object> properties) {
    String address = settings.address().strip();
    this.route =
        new Route(
            InstanceName.of(properties),
            settings.unit(),
            settings.link(),
            address.isEmpty() ? Integer.toString(settings.unit()) : address,
            settings.read$_$only(),
            Sources.of(settings.sources()),
            settings.enabled());
  }

  Route route() {
    return route;
  }
}
