// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

/** What the thread of the doors looks after. */
interface Attended {
  /** About twice a second. */
  void tick();

  /** Every few seconds. */
  void look();
}
