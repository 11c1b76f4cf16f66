// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.settings;

/** How messages are signed: RFC 7860. MD5 and SHA-1 of older standards are not offered. */
public enum Digest {
  SHA_256("SHA-256"),
  SHA_384("SHA-384"),
  SHA_512("SHA-512");

  private final String algorithm;

  Digest(String algorithm) {
    this.algorithm = algorithm;
  }

  /** Its name in {@link java.security.MessageDigest}. */
  public String algorithm() {
    return algorithm;
  }
}
