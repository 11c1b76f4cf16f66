// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.cluster;

/** The part a gateway plays in a redundant set. One that stands alone is {@link #MAIN}. */
public enum ClusterRole {
  /** Runs the drivers and carries out orders. At most one for each epoch. */
  MAIN,
  /** Follows the main and can take over. */
  STANDBY,
  /** Follows the main, serves clients, takes over only when asked to. */
  PERMANENT_STANDBY,
  /** Receives from the main, is read locally, never sends towards it and never becomes main. */
  DMZ;

  /** Whether it may write to the field. */
  public boolean mayWrite() {
    return this == MAIN;
  }
}
