// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.unit;

/** Who answers for a unit id. Thread-safe, does not block. */
@FunctionalInterface
public interface Units {
  /** The unit of an id of 0 to 255; for an id without one, a unit that says so. */
  Unit of(int id);
}
