// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Certificates and keys in the textual form of RFC 7468. */
public final class Pem {
  private static final String BEGIN_CERTIFICATE = "-----BEGIN CERTIFICATE-----";
  private static final String END_CERTIFICATE = "-----END CERTIFICATE-----";
  private static final String BEGIN_KEY = "-----BEGIN PRIVATE KEY-----";
  private static final String END_KEY = "-----END PRIVATE KEY-----";
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

  private Pem() {}

  /**
   * All certificates of a file, in their order; what else is in it is passed over.
   *
   * @throws CertificateException it holds none, or one that cannot be read
   */
  public static List<X509Certificate> certificates(byte[] file) throws CertificateException {
    List<X509Certificate> found = new ArrayList<>();
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    String text = new String(file, StandardCharsets.US_ASCII);
    for (int begin = text.indexOf(BEGIN_CERTIFICATE);
        begin >= 0;
        begin = text.indexOf(BEGIN_CERTIFICATE, begin + 1)) {
      int from = begin + BEGIN_CERTIFICATE.length();
      int end = text.indexOf(END_CERTIFICATE, from);
      if (end < 0) {
        throw new CertificateException("a certificate in it does not end");
      }
      byte[] encoded = decoded(Arrays.copyOfRange(file, from, end));
      found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded)));
    }
    if (found.isEmpty()) {
      throw new CertificateException("there is no certificate in it");
    }
    return found;
  }

  /**
   * The one private key of a file: PKCS#8, not encrypted; EC, RSA or Ed25519. The copies made of it are wiped.
   *
   * @throws GeneralSecurityException it holds none that can be used
   */
  public static PrivateKey privateKey(byte[] file) throws GeneralSecurityException {
    String text = new String(file, StandardCharsets.US_ASCII);
    int begin = text.indexOf(BEGIN_KEY);
    int end = text.indexOf(END_KEY);
    if (begin < 0 || end < begin) {
      throw new InvalidKeySpecException(
          "there is no unencrypted PKCS#8 key in it (openssl pkcs8 -topk8 -nocrypt makes one)");
    }
    byte[] base64 = Arrays.copyOfRange(file, begin + BEGIN_KEY.length(), end);
    byte[] encoded = decoded(base64);
    try {
      return key(encoded);
    } finally {
      Arrays.fill(base64, (byte) 0);
      Arrays.fill(encoded, (byte) 0);
    }
  }

  private static byte[] decoded(byte[] base64) throws CertificateException {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new CertificateException("something in it is not written in base 64", e);
    }
  }

  private static PrivateKey key(byte[] encoded) throws GeneralSecurityException {
    InvalidKeySpecException last = new InvalidKeySpecException("its key is of no known kind");
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      } catch (InvalidKeySpecException e) {
        last.addSuppressed(e);
      }
    }
    throw last;
  }
}
