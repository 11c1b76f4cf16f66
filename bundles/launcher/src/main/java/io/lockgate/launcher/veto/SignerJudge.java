// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.veto;

import io.lockgate.launcher.install.Sha256;
import io.lockgate.launcher.jar.CertificateRules;
import io.lockgate.launcher.jar.JarSignature;
import io.lockgate.launcher.jar.JarSignature.Broken;
import io.lockgate.launcher.jar.JarSignature.Claim;
import io.lockgate.launcher.jar.JarSignature.Signed;
import io.lockgate.launcher.spi.TrustView.EnrolledSigner;
import io.lockgate.launcher.store.Mode;
import io.lockgate.launcher.store.TrustState;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Judges signers against one state of the trust store. A certificate must have been valid when it signed, as its time
 * stamp or the signature itself says; the wall clock counts only when neither does. What a leaked key signs is stopped
 * by revocation, not by expiry.
 */
final class SignerJudge {
  private static final int MAX_PATH = 6;

  private final X509Certificate platform;
  private final TrustState state;
  private final Instant now;

  SignerJudge(X509Certificate platform, TrustState state, Instant now) {
    this.platform = platform;
    this.state = state;
    this.now = now;
  }

  /** Why the signature as such, whatever it is under, is not enough. */
  Optional<Objection> objection(JarSignature signature) {
    if (signature instanceof Broken broken) {
      return Optional.of(Objection.changed(broken.reason()));
    }
    if (signature instanceof Signed signed) {
      return signed.claims().stream()
          .map(this::judge)
          .filter(Ruling.Refused.class::isInstance)
          .map(ruling -> ((Ruling.Refused) ruling).objection())
          .findFirst();
    }
    return Optional.of(Objection.unsigned());
  }

  Ruling judge(Claim claim) {
    X509Certificate signer = claim.signer();
    String name = signer.getSubjectX500Principal().getName();
    Instant signedAt = claim.signedAt().orElse(now);
    if (claim.path().stream().anyMatch(this::isRevoked)) {
      return refused(Objection.always("the certificate of its signer " + name + " is revoked"));
    }
    Optional<String> fault =
        CertificateRules.purposeFault(signer)
            .or(() -> CertificateRules.validityFault(signer, signedAt));
    if (fault.isPresent()) {
      return refused(Objection.byPolicy("wrong signature: signer " + name + ": " + fault.get()));
    }
    if (signer.equals(platform)) {
      return new Ruling.Platform();
    }
    Optional<EnrolledSigner> trusted = authority(claim.path(), signedAt);
    if (trusted.isEmpty() && state.mode() != Mode.CA_ONLY) {
      trusted = enrolled(signer);
    }
    return trusted
        .<Ruling>map(found -> new Ruling.Oem(found.prefix()))
        .orElseGet(() -> refused(Objection.byPolicy(unknown(name))));
  }

  private String unknown(String name) {
    return state.mode() == Mode.CA_ONLY
        ? "wrong signature: no enrolled authority issued the certificate of its signer " + name
        : "wrong signature: its signer " + name + " is not enrolled";
  }

  private Optional<EnrolledSigner> enrolled(X509Certificate signer) {
    return state.signers().stream().filter(s -> s.certificate().equals(signer)).findFirst();
  }

  /** The enrolled authority at the end of the path, each step of which is verified. */
  private Optional<EnrolledSigner> authority(List<X509Certificate> path, Instant at) {
    for (int i = 0; i < Math.min(path.size(), MAX_PATH); i++) {
      X509Certificate subject = path.get(i);
      for (EnrolledSigner candidate : state.signers()) {
        if (vouches(candidate.certificate(), subject, i, at)) {
          return isRevoked(candidate.certificate()) ? Optional.empty() : Optional.of(candidate);
        }
      }
      if (i + 1 == path.size() || !vouches(path.get(i + 1), subject, i, at)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean vouches(
      X509Certificate authority, X509Certificate subject, int below, Instant at) {
    return !authority.equals(subject)
        && CertificateRules.issued(authority, subject, below)
        && CertificateRules.validityFault(authority, at).isEmpty();
  }

  private boolean isRevoked(X509Certificate certificate) {
    if (state.revoked().isEmpty()) {
      return false;
    }
    try {
      return state.revoked().contains(Sha256.of(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      return true;
    }
  }

  private static Ruling refused(Objection objection) {
    return new Ruling.Refused(objection);
  }
}
