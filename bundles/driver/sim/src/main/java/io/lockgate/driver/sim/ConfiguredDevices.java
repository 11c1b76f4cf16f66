// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim;

import io.lockgate.driver.sim.bus.Site;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Where the devices of the settings meet the service that plays them. Thread-safe. */
@Component(service = ConfiguredDevices.class)
public final class ConfiguredDevices {
  private final Site site = new Site();

  /** Without devices yet. */
  @Activate
  public ConfiguredDevices() {}

  Site site() {
    return site;
  }
}
