// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.settings;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.Settings;
import java.time.Duration;

/**
 * A link as configured.
 *
 * @param credentials with what it presents itself
 * @param maxInFlight requests under way at a time, to all its devices
 * @param timeout for an answer
 */
public record LinkSettings(Credentials credentials, int maxInFlight, Duration timeout) {
  static final int LONGEST_TIMEOUT = 60_000;
  static final int SHORTEST_TIMEOUT = 10;

  /**
   * Reads them.
   *
   * @throws BadSetting one cannot work
   */
  public static LinkSettings of(Settings settings) throws BadSetting {
    return new LinkSettings(
        Credentials.of(settings),
        settings.number(Keys.MAX_IN_FLIGHT, Keys.Default.MAX_IN_FLIGHT, 1, 16),
        Duration.ofMillis(
            settings.number(
                Keys.TIMEOUT, Keys.Default.TIMEOUT_MS, SHORTEST_TIMEOUT, LONGEST_TIMEOUT)));
  }
}
