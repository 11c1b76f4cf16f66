// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.api.security.Signer;
import io.lockgate.api.security.Signer.Scope;
import io.lockgate.api.security.SignerRefusedException;
import io.lockgate.launcher.spi.TrustView;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The gate's view as the list people see. */
final class SignerList {
  private static final int SHORTEST_FINGERPRINT = 8;

  private SignerList() {}

  /** Platform, enrolled, revoked. */
  static List<Signer> of(TrustView view, Map<String, String> revokedPrefixes) {
    List<Signer> all = new ArrayList<>();
    all.add(signer(view.platform(), Scope.PLATFORM, ""));
    view.signers().stream()
        .filter(
            enrolled -> !view.revoked().contains(Certificates.fingerprint(enrolled.certificate())))
        .forEach(enrolled -> all.add(signer(enrolled.certificate(), Scope.OEM, enrolled.prefix())));
    view.revoked().stream()
        .sorted()
        .forEach(
            fingerprint ->
                all.add(
                    new Signer(
                        fingerprint,
                        "revoked",
                        Scope.REVOKED,
                        revokedPrefixes.getOrDefault(fingerprint, ""),
                        Instant.EPOCH)));
    return List.copyOf(all);
  }

  /**
   * The one signer whose fingerprint begins so.
   *
   * @throws SignerRefusedException none or several do, too few digits are given, or it is the platform's
   */
  static Signer find(List<Signer> signers, String fingerprint) throws SignerRefusedException {
    String wanted = fingerprint.toLowerCase(Locale.ROOT).replace(":", "");
    if (wanted.length() < SHORTEST_FINGERPRINT) {
      throw new SignerRefusedException(
          "give at least " + SHORTEST_FINGERPRINT + " digits of the fingerprint");
    }
    List<Signer> found =
        signers.stream().filter(signer -> signer.fingerprint().startsWith(wanted)).toList();
    if (found.size() != 1) {
      throw new SignerRefusedException(
          found.isEmpty() ? "no such signer" : "several signers begin so");
    }
    if (found.get(0).scope() == Scope.PLATFORM) {
      throw new SignerRefusedException("the platform's own signer cannot be revoked here");
    }
    return found.get(0);
  }

  private static Signer signer(X509Certificate certificate, Scope scope, String prefix) {
    return new Signer(
        Certificates.fingerprint(certificate),
        certificate.getSubjectX500Principal().getName(),
        scope,
        prefix,
        certificate.getNotAfter().toInstant());
  }
}
