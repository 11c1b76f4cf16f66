// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.alarm;

/** Where an alarm stands. Shelving is kept apart: a shelved alarm changes its state, but tells nobody. */
public enum AlarmState {
  /** The condition does not hold, nothing is open. */
  NORMAL,
  /** The condition holds, nobody has acknowledged it. */
  ACTIVE,
  /** The condition holds, somebody has acknowledged it. */
  ACKNOWLEDGED,
  /** The condition is over, and the alarm is latched until somebody acknowledges it. */
  LATCHED
}
