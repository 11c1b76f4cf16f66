// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The device's own key for what it must later recognise as its own: the head of the audit log, permanent flags.
 *
 * <p>The key is made at first boot and cannot be read through this contract. Thread-safe.
 */
@ProviderType
public interface DeviceSigner {
  /** Ed25519 signature (RFC 8032), 64 bytes. */
  byte[] sign(byte[] data);

  /** True when {@code signature} was made by this device over {@code data}; false for anything else, never throws. */
  boolean verify(byte[] data, byte[] signature);

  /** Public key in X.509 SubjectPublicKeyInfo form (RFC 8410), for off-line verification. */
  byte[] publicKey();
}
