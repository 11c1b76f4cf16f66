// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertificateFactory;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** Signs a jar as the JAR specification has it; the signing time is among the signed attributes. */
final class SignedJar {
  private static final String NAME = "SIGNER";

  private SignedJar() {}

  /** Writes a signed copy; {@code out} must be another file. */
  static void write(Path in, Path out, SigningKey key)
      throws IOException, GeneralSecurityException {
    CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(key.path());
    JarSigner.Builder signer = new JarSigner.Builder(key.key(), path).signerName(NAME);
    signer.digestAlgorithm("SHA-256");
    if (key.token() != null) {
      String algorithm = JarSigner.Builder.getDefaultSignatureAlgorithm(key.key());
      signer.signatureAlgorithm(algorithm, key.token());
    }
    try (ZipFile unsigned = new ZipFile(in.toFile());
        OutputStream signed = Files.newOutputStream(out)) {
      signer.build().sign(unsigned, signed);
    }
  }
}
