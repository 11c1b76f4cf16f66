// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

import io.lockgate.api.security.ServerCertificate;
import io.lockgate.testkit.keys.KeyFile;
import java.nio.file.Path;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;

/** A server certificate that nobody else has. */
record MadeCertificate(KeyFile keys, X509Certificate certificate) implements ServerCertificate {
  static MadeCertificate in(Path folder) throws KeyStoreException {
    KeyFile keys = new KeyFile(folder.resolve("server.p12"));
    keys.generate(ALIAS, "-ext", "eku=serverAuth");
    return new MadeCertificate(keys, (X509Certificate) keys.open().getCertificate(ALIAS));
  }

  @Override
  public Path keyStore() {
    return keys.path();
  }

  @Override
  public char[] keyStorePassword() {
    return keys.password();
  }
}
