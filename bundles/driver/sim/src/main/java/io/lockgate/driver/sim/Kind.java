// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim;

import io.lockgate.driver.sim.device.Behaviour;
import io.lockgate.driver.sim.device.PlainDevice;
import io.lockgate.driver.sim.device.PulseModule;
import io.lockgate.driver.sim.device.SunSpecInverter;
import io.lockgate.driver.sim.device.ThreePhaseMeter;
import java.util.function.LongFunction;

/** The devices there can be; names as in the settings. */
enum Kind {
  METER(ThreePhaseMeter::new),
  INVERTER(SunSpecInverter::new),
  IO(PulseModule::new),
  PLAIN(seed -> new PlainDevice());

  private final LongFunction<Behaviour> maker;

  Kind(LongFunction<Behaviour> maker) {
    this.maker = maker;
  }

  Behaviour make(long seed) {
    return maker.apply(seed);
  }
}
