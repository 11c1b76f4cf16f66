// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import java.util.Map;
import java.util.Objects;

/** The name of a factory configuration: what follows the {@code ~} of its pid. */
final class InstanceName {
  private static final String PID = "service.pid";

  private InstanceName() {}

  static String of(Map<String, Object> properties) {
    String pid = Objects.toString(properties.get(PID), "");
    return pid.substring(pid.indexOf('~') + 1);
  }
}
