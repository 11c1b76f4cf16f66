// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.model;

/**
 * Whether a point may be written, and what then.
 *
 * @param allowed false: read only
 * @param limits of what may be written, in the point's unit
 * @param readBack whether it reads back as written; false for commands: pulse, toggle, reset
 */
public record WriteRule(boolean allowed, Limits limits, boolean readBack) {
  /** May not be written. */
  public static final WriteRule READ_ONLY = new WriteRule(false, Limits.NONE, false);
}
