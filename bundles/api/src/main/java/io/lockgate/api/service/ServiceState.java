// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.service;

/** Where a service's switch stands. */
public enum ServiceState {
  /** No installed bundle offers it. */
  ABSENT,
  /** Switched off for good; nothing brings it back. */
  LOCKED_OFF,
  /** Switched off. */
  OFF,
  /** Switched on. */
  ON
}
