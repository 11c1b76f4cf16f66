// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.delivery;

import io.lockgate.api.point.PointId;
import java.util.Map;

/** The name of a factory configuration: what follows the {@code ~} of its pid. */
public final class InstanceName {
  private static final String PID = "service.pid";

  private InstanceName() {}

  /**
   * Of these properties; also the id of its publisher.
   *
   * @throws IllegalArgumentException it cannot be the id of a destination
   */
  public static String of(Map<String, Object> properties) {
    String pid = String.valueOf(properties.get(PID));
    return PointId.requireDevice(pid.substring(pid.indexOf('~') + 1));
  }
}
