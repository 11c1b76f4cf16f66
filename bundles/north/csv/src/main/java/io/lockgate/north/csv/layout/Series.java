// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.layout;

import java.util.List;

/**
 * A measurement of a device, and what it showed.
 *
 * @param topicId what it is called inside the gateway
 * @param measurementId what it is called outside, unique
 * @param name for people
 * @param unit may be empty
 * @param readings in order of time
 */
public record Series(
    String topicId, String measurementId, String name, String unit, List<Reading> readings) {
  public Series {
    readings = List.copyOf(readings);
  }
}
