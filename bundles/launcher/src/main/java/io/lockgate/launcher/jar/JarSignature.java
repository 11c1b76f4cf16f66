// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.jar;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is known of a jar's signature after every byte was read. */
public sealed interface JarSignature {
  /** Nothing in the jar claims that it is signed. */
  record Unsigned() implements JarSignature {}

  /**
   * It claims to be signed, and is not what was signed.
   *
   * @param reason one clause
   */
  record Broken(String reason) implements JarSignature {}

  /**
   * Every entry is signed by each of these.
   *
   * @param claims one a signature block, at least one
   */
  record Signed(List<Claim> claims) implements JarSignature {}

  /**
   * One signature. The path is as the block orders it and is NOT verified beyond the leaf's signature over the jar.
   *
   * @param path the signer's certificate first
   * @param signedAt when, as a time stamp or the signer says; empty when neither does
   */
  record Claim(List<X509Certificate> path, Optional<Instant> signedAt) {
    /** The certificate whose key signed the jar. */
    public X509Certificate signer() {
      return path.get(0);
    }
  }
}
