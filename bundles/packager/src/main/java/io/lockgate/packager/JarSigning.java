// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** Signs one bundle, as an OEM does. */
final class JarSigning {
  private JarSigning() {}

  static void sign(Path jar, Path signed, SigningKey key) throws IOException {
    JarSigner.Builder signer = new JarSigner.Builder(key.entry());
    try {
      signer.digestAlgorithm("SHA-256");
      if (key.provider().isPresent()) {
        signer.signatureAlgorithm("SHA256withECDSA", key.provider().get());
      }
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IOException(e);
    }
    try (ZipFile in = new ZipFile(jar.toFile());
        OutputStream out = Files.newOutputStream(signed)) {
      signer.build().sign(in, out);
    }
  }
}
