// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.points;

import java.util.List;

/** Where a point begins. */
public sealed interface Address {
  /**
   * In one of the four spaces.
   *
   * @param space which
   * @param number protocol address, 0 to 65,535
   */
  record Plain(Space space, int number) implements Address {}

  /**
   * In a model of a SunSpec device.
   *
   * @param models ids, 1 to 65,535; the first model of the device that has one of them
   * @param offset registers from the begin of the model's data, after its id and length
   */
  record SunSpec(List<Integer> models, int offset) implements Address {
    public SunSpec {
      models = List.copyOf(models);
    }
  }
}
