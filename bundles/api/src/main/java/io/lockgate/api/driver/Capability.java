// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

/** What a driver can do; declared, so that nobody has to try. */
public enum Capability {
  /** {@link Device#prepare}. */
  READ,
  /** {@link Device#write}. */
  WRITE,
  /** {@link Device#subscribe}: the device sends by itself. */
  SUBSCRIBE,
  /** {@link Link#exchange}: requests of others pass through unchanged. */
  RAW,
  /** {@link Driver#candidates} and {@link Device#identify}. */
  DISCOVER
}
