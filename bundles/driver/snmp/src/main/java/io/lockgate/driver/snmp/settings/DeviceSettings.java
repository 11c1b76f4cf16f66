// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.settings;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.HostRange;
import io.lockgate.api.driver.Settings;
import java.time.Duration;
import java.util.List;

/**
 * A device as configured.
 *
 * @param host name or address
 * @param port UDP port
 * @param context name of the context; empty for the usual one
 * @param maxVarbinds values in one answer
 * @param maxRepetitions rows asked for in one step of a walk
 * @param maxMessage bytes of an answer
 * @param trapsFrom further addresses from which it sends notifications
 * @param timeout for an answer; zero: as the link says
 */
public record DeviceSettings(
    String host,
    int port,
    String context,
    int maxVarbinds,
    int maxRepetitions,
    int maxMessage,
    List<String> trapsFrom,
    Duration timeout) {

  /** RFC 3417: what everybody must be able to take. */
  private static final int LEAST_MESSAGE = 484;

  private static final int MOST_MESSAGE = 65_507;

  public DeviceSettings {
    trapsFrom = List.copyOf(trapsFrom);
  }

  /**
   * Reads them.
   *
   * @throws BadSetting one cannot work
   */
  public static DeviceSettings of(Settings settings) throws BadSetting {
    int timeout = settings.number(Keys.TIMEOUT, 0, 0, LinkSettings.LONGEST_TIMEOUT);
    if (timeout > 0 && timeout < LinkSettings.SHORTEST_TIMEOUT) {
      throw new BadSetting(Keys.TIMEOUT, "must be 0, or 10 to 60000");
    }
    String from = settings.text(Keys.TRAPS_FROM, "");
    return new DeviceSettings(
        settings.text(Keys.HOST),
        settings.number(Keys.PORT, Keys.Default.PORT, 1, 65_535),
        settings.text(Keys.CONTEXT, ""),
        settings.number(Keys.MAX_VARBINDS, Keys.Default.MAX_VARBINDS, 1, 128),
        settings.number(Keys.MAX_REPETITIONS, Keys.Default.MAX_REPETITIONS, 1, 100),
        settings.number(Keys.MAX_MESSAGE, Keys.Default.MAX_MESSAGE, LEAST_MESSAGE, MOST_MESSAGE),
        from.isEmpty() ? List.of() : HostRange.parse(Keys.TRAPS_FROM, from),
        Duration.ofMillis(timeout));
  }
}
