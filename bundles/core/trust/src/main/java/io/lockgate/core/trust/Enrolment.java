// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.launcher.spi.TrustView;
import java.util.Optional;

/** What speaks against a new signer beside its certificate. */
final class Enrolment {
  private static final String OURS = "io.lockgate";
  private static final String SYNTAX = "[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*";

  private Enrolment() {}

  static Optional<String> fault(TrustView view, String fingerprint, String prefix) {
    if (!prefix.matches(SYNTAX) || prefix.length() > 128) {
      return Optional.of("the prefix must be a symbolic name such as com.acme");
    }
    if (within(prefix, OURS) || within(OURS, prefix)) {
      return Optional.of("the prefix lies in the platform's own names");
    }
    if (view.revoked().contains(fingerprint)) {
      return Optional.of("the certificate is revoked");
    }
    return view.signers().stream()
        .filter(other -> within(prefix, other.prefix()) || within(other.prefix(), prefix))
        .filter(other -> !Certificates.fingerprint(other.certificate()).equals(fingerprint))
        .filter(other -> !view.revoked().contains(Certificates.fingerprint(other.certificate())))
        .findFirst()
        .map(other -> "the prefix overlaps with " + other.prefix() + " of another signer");
  }

  private static boolean within(String name, String prefix) {
    return name.equals(prefix) || name.startsWith(prefix + ".");
  }
}
