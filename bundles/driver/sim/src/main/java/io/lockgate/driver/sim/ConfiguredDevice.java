// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim;

import io.lockgate.api.time.GatewayClock;
import io.lockgate.driver.sim.bus.Fault;
import io.lockgate.driver.sim.bus.FaultPlan;
import io.lockgate.driver.sim.bus.Path;
import io.lockgate.driver.sim.bus.SimulatedDevice;
import io.lockgate.driver.sim.bus.Site;
import java.time.Duration;
import java.util.SplittableRandom;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** A device of the settings: at its place while its configuration exists. */
@Component(
    immediate = true,
    service = {},
    configurationPid = ConfiguredDevice.FACTORY_PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DeviceSettings.class, factory = true)
public final class ConfiguredDevice {
  /** Not {@code .device}: by that name the acquisition knows what a driver reaches. */
  static final String FACTORY_PID = SimulatorService.PID + ".simulated";

  private final Site site;
  private final Site.Place place;
  private final SimulatedDevice device;

  /**
   * Puts the device to its place.
   *
   * @throws IllegalArgumentException the settings name nothing known, or the place is taken
   */
  @Activate
  public ConfiguredDevice(
      @Reference ConfiguredDevices devices,
      @Reference GatewayClock clock,
      DeviceSettings settings) {
    site = devices.site();
    place = new Site.Place(Words.constant(Path.class, "bus", settings.bus()), settings.unit());
    FaultPlan faults =
        new FaultPlan(
            Words.constant(Fault.class, "fault", settings.fault()),
            settings.fault$_$rate(),
            Duration.ofMillis(settings.delay$_$ms()),
            new SplittableRandom(settings.seed()));
    Kind kind = Words.constant(Kind.class, "kind", settings.kind());
    device = new SimulatedDevice(place.unit(), kind.make(settings.seed()), faults, clock);
    site.add(place, device);
  }

  @Deactivate
  void remove() {
    site.remove(place, device);
  }
}
