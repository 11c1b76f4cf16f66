// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.api.security.Signer;
import io.lockgate.api.security.Signer.Scope;
import io.lockgate.api.security.SignerRefusedException;
import io.lockgate.launcher.spi.TrustView;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * All known signers in the order operators see them: the platform's, enrolled ones, revoked ones.
 *
 * @param signers never empty
 */
record Roster(List<Signer> signers) {
  private static final Pattern PREFIX =
      Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}(\\.[A-Za-z0-9_-]{1,64}){1,7}");
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{8,64}");
  private static final String OURS = "io.lockgate";

  static Roster of(TrustView view) {
    List<Signer> all = new ArrayList<>();
    all.add(signer(view.platform(), Scope.PLATFORM, ""));
    for (TrustView.EnrolledSigner enrolled : view.signers()) {
      Scope scope =
          view.revoked().contains(Certificates.fingerprint(enrolled.certificate()))
              ? Scope.REVOKED
              : Scope.OEM;
      all.add(signer(enrolled.certificate(), scope, enrolled.prefix()));
    }
    all.sort(Comparator.comparing(Signer::scope).thenComparing(Signer::name));
    return new Roster(List.copyOf(all));
  }

  static Signer signer(X509Certificate certificate, Scope scope, String prefix) {
    return new Signer(
        Certificates.fingerprint(certificate),
        certificate.getSubjectX500Principal().getName(),
        scope,
        prefix,
        certificate.getNotAfter().toInstant());
  }

  /** Refuses what cannot become one more enrolled signer. */
  void requireNew(Signer candidate) throws SignerRefusedException {
    String prefix = candidate.prefix();
    if (!PREFIX.matcher(prefix).matches()) {
      throw new SignerRefusedException("a prefix has the form of a symbolic name: com.example");
    }
    if (overlap(prefix, OURS)) {
      throw new SignerRefusedException("names below " + OURS + " are the platform's");
    }
    for (Signer known : signers) {
      if (known.fingerprint().equals(candidate.fingerprint())) {
        throw new SignerRefusedException(
            known.scope() == Scope.REVOKED
                ? "this certificate is revoked"
                : "this certificate is known already");
      }
      if (known.scope() == Scope.OEM && overlap(prefix, known.prefix())) {
        throw new SignerRefusedException(
            "the prefix is taken: " + known.prefix() + " belongs to " + known.name());
      }
    }
  }

  /** The one enrolled signer whose fingerprint begins so. */
  Signer requireRevocable(String beginning) throws SignerRefusedException {
    String digits = beginning.toLowerCase(Locale.ROOT).replace(":", "");
    if (!FINGERPRINT.matcher(digits).matches()) {
      throw new SignerRefusedException("a fingerprint is given by at least 8 hexadecimal digits");
    }
    List<Signer> found =
        signers.stream().filter(signer -> signer.fingerprint().startsWith(digits)).toList();
    if (found.size() != 1) {
      throw new SignerRefusedException(
          found.isEmpty() ? "no such signer" : "more than one signer begins so");
    }
    Signer signer = found.get(0);
    return switch (signer.scope()) {
      case PLATFORM -> throw new SignerRefusedException("the platform's signer stays");
      case REVOKED -> throw new SignerRefusedException("this signer is revoked already");
      case OEM -> signer;
    };
  }

  /** Whether one of two prefixes covers the other. */
  private static boolean overlap(String one, String other) {
    return (one + ".").startsWith(other + ".") || (other + ".").startsWith(one + ".");
  }
}
