// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

import java.util.List;

/**
 * All that a device has.
 *
 * @param device its name below the node
 * @param metrics each with its name, type and present value; names occur once
 */
public record DeviceBirth(String device, List<Metric> metrics) {
  /** Refuses a device whose name cannot be part of a topic with IllegalArgumentException. */
  public DeviceBirth {
    Topic.requireName(device);
    metrics = List.copyOf(metrics);
  }
}
