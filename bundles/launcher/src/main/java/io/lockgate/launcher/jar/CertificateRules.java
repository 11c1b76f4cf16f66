// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.jar;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** What a certificate must say before its signature on code counts (RFC 5280, 4.2.1). Pure functions. */
public final class CertificateRules {
  private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
  private static final String ANY_PURPOSE = "2.5.29.37.0";
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int KEY_CERT_SIGN = 5;

  private CertificateRules() {}

  /** Why this certificate may not sign code; empty when it may. */
  public static Optional<String> purposeFault(X509Certificate certificate) {
    if (certificate.hasUnsupportedCriticalExtension()) {
      return Optional.of("it has a critical extension that is not understood");
    }
    boolean[] usage = certificate.getKeyUsage();
    if (usage != null && !usage[DIGITAL_SIGNATURE]) {
      return Optional.of("its key usage does not allow digital signatures");
    }
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      if (purposes == null || purposes.contains(CODE_SIGNING) || purposes.contains(ANY_PURPOSE)) {
        return Optional.empty();
      }
      return Optional.of("its extended key usage does not allow code signing");
    } catch (CertificateParsingException e) {
      return Optional.of("its extended key usage is malformed");
    }
  }

  /** Why this certificate was no good at that time; empty when it was. */
  public static Optional<String> validityFault(X509Certificate certificate, Instant time) {
    try {
      certificate.checkValidity(Date.from(time));
      return Optional.empty();
    } catch (CertificateExpiredException e) {
      return Optional.of("it had expired when it signed");
    } catch (CertificateNotYetValidException e) {
      return Optional.of("it was not yet valid when it signed");
    }
  }

  /** Whether the certificate is that of an authority that issues others. */
  public static boolean isAuthority(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return certificate.getBasicConstraints() >= 0
        && (usage == null || usage[KEY_CERT_SIGN])
        && !certificate.hasUnsupportedCriticalExtension();
  }

  /**
   * Whether {@code authority} issued {@code subject}.
   *
   * @param below how many authorities stand between {@code subject} and the end of the path
   */
  public static boolean issued(X509Certificate authority, X509Certificate subject, int below) {
    if (!isAuthority(authority) || authority.getBasicConstraints() < below) {
      return false;
    }
    if (!subject.getIssuerX500Principal().equals(authority.getSubjectX500Principal())) {
      return false;
    }
    try {
      subject.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
