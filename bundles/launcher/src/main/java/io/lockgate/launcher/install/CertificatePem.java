// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.install;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** The one accepted spelling of a certificate in a file (RFC 7468): equal certificates, equal bytes. */
public final class CertificatePem {
  private static final int LINE = 64;

  private CertificatePem() {}

  /** The certificate as text. */
  public static String render(X509Certificate certificate) throws CertificateEncodingException {
    String body =
        Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(certificate.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
  }
}
