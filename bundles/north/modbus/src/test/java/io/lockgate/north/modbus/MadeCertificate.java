// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.security.ServerCertificate;
import io.lockgate.testkit.keys.KeyFile;
import java.nio.file.Path;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;

/** The gateway's own certificate. */
record MadeCertificate(KeyFile keys, X509Certificate certificate) implements ServerCertificate {
  static MadeCertificate in(Path folder) {
    try {
      KeyFile keys = new KeyFile(folder.resolve("server.p12"));
      keys.generate(ALIAS, "-ext", "eku=serverAuth", "-ext", "san=ip:127.0.0.1");
      return new MadeCertificate(keys, (X509Certificate) keys.open().getCertificate(ALIAS));
    } catch (KeyStoreException e) {
      throw new IllegalStateException(e);
    }
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
