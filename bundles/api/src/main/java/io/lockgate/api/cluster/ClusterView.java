// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.cluster;

import org.osgi.annotation.versioning.ProviderType;

/** What this gateway is, now. Thread-safe, never blocks or fails; without a set it is main of epoch 0 for ever. */
@ProviderType
public interface ClusterView {
  /** Role and epoch of one moment; both in one, so that they always belong together. */
  Membership now();

  /**
   * A role and its epoch.
   *
   * @param role the part played
   * @param epoch the newest epoch known
   */
  record Membership(ClusterRole role, Epoch epoch) {}
}
