// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.api.security.SignerRefusedException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;

/** X.509 certificates as text and fingerprint. */
final class Certificates {
  private static final int MAX_PEM_CHARS = 65_536;

  private Certificates() {}

  /**
   * The one certificate in the text.
   *
   * @throws SignerRefusedException there is none, more than one, or it is malformed
   */
  static X509Certificate parse(String pem) throws SignerRefusedException {
    if (pem.length() > MAX_PEM_CHARS) {
      throw new SignerRefusedException("that is too long for one certificate");
    }
    try {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
      if (found.size() == 1 && found.iterator().next() instanceof X509Certificate certificate) {
        return certificate;
      }
      throw new SignerRefusedException(
          "exactly one certificate is needed, there are " + found.size());
    } catch (CertificateException e) {
      throw new SignerRefusedException("not an X.509 certificate in PEM form: " + e.getMessage());
    }
  }

  /** SHA-256 of the encoded certificate, lower-case hex. */
  static String fingerprint(X509Certificate certificate) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has an encoding", e);
    }
  }
}
