// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.discover;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Discovery;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.model.ModelLibrary;
import io.lockgate.core.acquire.config.Forms;
import io.lockgate.core.acquire.config.Registry;
import io.lockgate.core.acquire.link.FieldServices;
import io.lockgate.core.acquire.link.Timeouts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Begins scans and ends those that are left. */
public final class FieldDiscovery implements Discovery {
  private static final int MOST_SCANS = 4;

  private final FieldServices services;
  private final Registry registry;
  private final Forms forms;
  private final ModelLibrary models;
  private final Set<FieldScan> scans = ConcurrentHashMap.newKeySet();

  /** No scan is under way. */
  public FieldDiscovery(
      FieldServices services, Registry registry, Forms forms, ModelLibrary models) {
    this.services = services;
    this.registry = registry;
    this.forms = forms;
    this.models = models;
  }

  @Override
  public Scan scan(String driverId, Settings range, Listener listener) throws DriverException {
    Map.Entry<String, Driver> found =
        registry
            .driver(driverId)
            .orElseThrow(
                () -> new DriverException.NotConnected("there is no driver '" + driverId + "'"));
    Driver driver = found.getValue();
    if (!driver.capabilities().contains(Capability.DISCOVER)) {
      throw new DriverException.NotSupported(Capability.DISCOVER);
    }
    if (scans.size() >= MOST_SCANS) {
      throw new DriverException.Busy("other scans are under way");
    }
    Places places = new Places(forms, registry, found.getKey(), driverId, driver);
    Settings complete = forms.complete(found.getKey(), Forms.RANGE, range);
    List<Place> all = places.of(complete);
    Finds finds = new Finds(driverId, models, listener, all.size());
    FieldScan scan =
        new FieldScan(
            services, places.byLink(all), Timeouts.ofRange(complete), finds, scans::remove);
    scans.add(scan);
    scan.begin();
    return scan;
  }

  /** Ends all scans. */
  public void stop() {
    scans.forEach(FieldScan::stop);
  }
}
