// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.settings;

/** Versions of the protocol; only the last one knows who asks. */
public enum Version {
  /** 1988: no 64-bit counters, no GETBULK, one bad address spoils the whole answer. */
  V1,
  /** With communities. */
  V2C,
  /** With users. */
  V3
}
