// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.api.security.SignerRefusedException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;

/** Certificates in and out of text. */
final class Certificates {
  private static final int MAX_CHARACTERS = 64 * 1024;

  private Certificates() {}

  /**
   * Reads one certificate.
   *
   * @throws SignerRefusedException the text is none, or too long to be one
   */
  static X509Certificate read(String pem) throws SignerRefusedException {
    if (pem.length() > MAX_CHARACTERS || !pem.contains("-----BEGIN CERTIFICATE-----")) {
      throw new SignerRefusedException("not a certificate in PEM form");
    }
    try {
      byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes));
    } catch (CertificateException e) {
      throw new SignerRefusedException("not a readable certificate: " + e.getMessage());
    }
  }

  /** SHA-256 of the encoded certificate, lower-case hex. */
  static String fingerprint(X509Certificate certificate) {
    return sha256(encoded(certificate));
  }

  static String pem(X509Certificate certificate) {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(encoded(certificate));
    return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read has an encoding", e);
    }
  }
}
