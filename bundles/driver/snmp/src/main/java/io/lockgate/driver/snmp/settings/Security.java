// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.settings;

/** How messages of version 3 are protected. */
public enum Security {
  /** Signed, in clear. */
  AUTH_NO_PRIV,
  /** Signed and encrypted. */
  AUTH_PRIV
}
