// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lockgate.api.security.ServerCertificate;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;

/** A server certificate made by the JDK's keytool. */
record MadeCertificate(Path keyStore, X509Certificate certificate) implements ServerCertificate {
  private static final String PASSWORD = "only-a-test";

  static MadeCertificate in(Path folder) throws Exception {
    Path file = folder.resolve("server.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command =
        List.of(
            keytool.toString(),
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=test",
            "-ext",
            "eku=serverAuth",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            PASSWORD);
    Process made = new ProcessBuilder(command).redirectErrorStream(true).start();
    made.getInputStream().readAllBytes();
    assertEquals(0, made.waitFor());
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return new MadeCertificate(file, (X509Certificate) keys.getCertificate(ALIAS));
  }

  @Override
  public char[] keyStorePassword() {
    return PASSWORD.toCharArray();
  }
}
