// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.settings;

/** How messages are encrypted. DES of the older standard is not offered. */
public enum Cipher {
  AES_128(16),
  AES_192(24),
  AES_256(32);

  private final int keyBytes;

  Cipher(int keyBytes) {
    this.keyBytes = keyBytes;
  }

  /** Length of its key; no digest that we offer is shorter. */
  public int keyBytes() {
    return keyBytes;
  }
}
