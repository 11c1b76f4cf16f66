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

/** The small site a newcomer meets: three meters, an inverter, an IO module, and a device that is dead. */
final class DemoSite {
  private DemoSite() {}

  static Site make(GatewayClock clock) {
    Site site = new Site();
    put(site, Path.TCP, 1, Kind.METER, 101, clock);
    put(site, Path.TCP, 2, Kind.METER, 102, clock);
    put(site, Path.TCP, 3, Kind.INVERTER, 103, clock);
    put(site, Path.RTU, 1, Kind.METER, 201, clock);
    put(site, Path.RTU, 2, Kind.IO, 202, clock);
    FaultPlan dead = new FaultPlan(Fault.SILENT, 100, Duration.ZERO, new SplittableRandom(203));
    site.add(
        new Site.Place(Path.RTU, 3), new SimulatedDevice(3, Kind.METER.make(203), dead, clock));
    return site;
  }

  private static void put(
      Site site, Path path, int unit, Kind kind, long seed, GatewayClock clock) {
    site.add(
        new Site.Place(path, unit),
        new SimulatedDevice(unit, kind.make(seed), FaultPlan.none(), clock));
  }
}
