// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import io.lockgate.api.model.Identification;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Looks for devices. Thread-safe, does not block. */
@ProviderType
public interface Discovery {
  /**
   * Begins to look at each place of a range, on a link as many at a time as it takes requests (half as many
   * where it serves devices), in the turn of its queue.
   *
   * @param driver id of the driver
   * @param range settings of its form {@code .range}, without defaults
   * @param listener hears of what is found, by one thread at a time; must not block
   * @throws DriverException.BadSetting the range cannot be understood
   * @throws DriverException.NotSupported the driver cannot look for devices
   * @throws DriverException.NotConnected there is no such driver
   */
  Scan scan(String driver, Settings range, Listener listener) throws DriverException;

  /** Hears of a scan. */
  interface Listener {
    /** Somebody answered. */
    void found(Found device);

    /** So many places of so many have been looked at; the last call has {@code done == total}, also after a stop. */
    void progress(int done, int total);
  }

  /** A scan under way. */
  interface Scan {
    /** Ends it after the places that are being looked at. Without effect once it is over. */
    void stop();
  }

  /**
   * Somebody who answered.
   *
   * @param link settings of its link
   * @param linkId an existing link with these settings; empty when there is none yet
   * @param device settings of the device
   * @param deviceId an existing device with these settings; empty when it is new
   * @param identification what it says about itself
   * @param model id of the model that fits; empty when none does
   */
  record Found(
      Settings link,
      Optional<String> linkId,
      Settings device,
      Optional<String> deviceId,
      Identification identification,
      Optional<String> model) {}
}
