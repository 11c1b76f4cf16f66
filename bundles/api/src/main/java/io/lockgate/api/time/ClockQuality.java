// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.time;

/** How far a wall-clock stamp can be trusted. */
public enum ClockQuality {
  /** The clock follows a reference within its limit. */
  SYNCED,
  /** No reference, or its offset is unknown or beyond the limit. */
  UNSYNCED
}
