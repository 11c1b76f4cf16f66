// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.route;

import io.lockgate.api.point.PointId;
import io.lockgate.north.modbus.unit.Sources;

/**
 * A way from a unit id to a device on a link.
 *
 * @param name unique, for people
 * @param unit 0 (broadcast) to 254
 * @param link id of the link
 * @param address of the device on the link, in the words of its driver
 * @param readOnly whether only requests pass that certainly change nothing
 * @param sources who may use it; empty: everyone
 * @param enabled false: the unit answers as if there were no route
 */
public record Route(
    String name,
    int unit,
    String link,
    String address,
    boolean readOnly,
    Sources sources,
    boolean enabled) {
  /** Requests to it go to all devices of a link and are not answered. */
  public static final int BROADCAST = 0;

  public Route {
    PointId.requireDevice(link);
    if (unit < 0 || unit > 254) {
      throw new IllegalArgumentException("unit must be 0 to 254: " + unit);
    }
  }
}
