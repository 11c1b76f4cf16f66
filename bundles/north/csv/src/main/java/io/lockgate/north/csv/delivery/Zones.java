// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.delivery;

import java.time.DateTimeException;
import java.time.ZoneId;

/** Zones of local time, as settings name them. */
public final class Zones {
  private Zones() {}

  /**
   * A zone; blank stands for that of the host.
   *
   * @throws IllegalArgumentException there is no such zone
   */
  public static ZoneId of(String name) {
    try {
      return name.isBlank() ? ZoneId.systemDefault() : ZoneId.of(name.strip());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("there is no time zone '" + name + "'", e);
    }
  }
}
