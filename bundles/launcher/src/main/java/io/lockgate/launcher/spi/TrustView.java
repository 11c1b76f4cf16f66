// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.spi;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * The trust store in force.
 *
 * @param mode {@code off}, {@code warn}, {@code trusted} or {@code ca-only}
 * @param platform the platform's certificate
 * @param signers enrolled signers
 * @param revoked SHA-256 fingerprints of revoked certificates, lower-case hex
 */
public record TrustView(
    String mode, X509Certificate platform, List<EnrolledSigner> signers, Set<String> revoked) {
  /**
   * An enrolled OEM signer.
   *
   * @param certificate the certificate that was shown at enrolment
   * @param prefix symbolic names it may use
   */
  public record EnrolledSigner(X509Certificate certificate, String prefix) {}
}
