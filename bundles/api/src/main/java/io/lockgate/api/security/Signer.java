// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

import java.time.Instant;

/**
 * Somebody whose signature on code means something here.
 *
 * @param fingerprint SHA-256 of the certificate, lower-case hex
 * @param name subject of the certificate
 * @param scope what its signature allows
 * @param prefix symbolic names it may use; empty for the platform
 * @param notAfter end of the certificate's validity
 */
public record Signer(
    String fingerprint, String name, Scope scope, String prefix, Instant notAfter) {
  /** What a signature allows. */
  public enum Scope {
    /** Anything. */
    PLATFORM,
    /** Bundles below its own prefix, no fragments into the platform. */
    OEM,
    /** Nothing, any more. */
    REVOKED
  }
}
