// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.state;

/** What a look at a point or device says about a condition. */
public enum Seen {
  /** It holds. */
  HOLDS,
  /** It does not. */
  OVER,
  /** Nobody knows: delays that run begin anew once somebody does. */
  UNKNOWN,
  /** Neither holds nor over, as inside a dead-band: as it was before. */
  AS_BEFORE
}
