// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes the X.509v3 certificate of a TLS server. The only class that uses Bouncy Castle, and only for the encoding: the
 * JDK signs, and no provider is added.
 */
final class SelfSignedCertificate {
  private static final int YEARS = 10;
  private static final int SERIAL_BITS = 127;

  private SelfSignedCertificate() {}

  /** A certificate from a day before {@code now}, for clients whose clock is behind, to ten years after it. */
  static X509Certificate make(KeyPair pair, HostNames host, Instant now, SecureRandom random)
      throws IOException, GeneralSecurityException {
    X500Name name = new X500NameBuilder().addRDN(BCStyle.CN, host.name()).build();
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            name,
            new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1),
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant()),
            name,
            SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    builder.addExtension(Extension.subjectAlternativeName, false, alternatives(host));
    try {
      byte[] encoded =
          builder
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
              .getEncoded();
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(encoded));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("the certificate cannot be signed", e);
    }
  }

  private static GeneralNames alternatives(HostNames host) {
    List<GeneralName> names = new ArrayList<>();
    names.add(new GeneralName(GeneralName.dNSName, host.name()));
    if (!"localhost".equals(host.name())) {
      names.add(new GeneralName(GeneralName.dNSName, "localhost"));
    }
    for (InetAddress address : host.addresses()) {
      names.add(new GeneralName(GeneralName.iPAddress, new DEROctetString(address.getAddress())));
    }
    return new GeneralNames(names.toArray(new GeneralName[0]));
  }
}
