// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.syslog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority and what it issues, made with the JDK's own tool. */
final class TestCertificates {
  private static final String PASSWORD = "changeit";

  private final Path folder;

  TestCertificates(Path folder) throws Exception {
    this.folder = folder;
    keytool("-genkeypair", "-alias", "ca", "-dname", "CN=Test Authority", "-ext", "bc:c");
    keytool("-exportcert", "-alias", "ca", "-rfc", "-file", authority().toString());
  }

  Path authority() {
    return folder.resolve("ca.pem");
  }

  /** A server's TLS context whose certificate is for {@code name} and signed in the given way. */
  SSLContext server(String alias, String name, String signature) throws Exception {
    Path request = folder.resolve(alias + ".csr");
    Path issued = folder.resolve(alias + ".pem");
    keytool("-genkeypair", "-alias", alias, "-dname", "CN=" + alias);
    keytool("-certreq", "-alias", alias, "-file", request.toString());
    keytool(
        "-gencert",
        "-alias",
        "ca",
        "-infile",
        request.toString(),
        "-outfile",
        issued.toString(),
        "-rfc",
        "-sigalg",
        signature,
        "-ext",
        "san=" + name);
    keytool("-importcert", "-alias", alias, "-noprompt", "-file", issued.toString());
    return context(alias);
  }

  private SSLContext context(String alias) throws Exception {
    KeyStore all = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store())) {
      all.load(in, PASSWORD.toCharArray());
    }
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    one.setKeyEntry(
        alias,
        all.getKey(alias, PASSWORD.toCharArray()),
        new char[0],
        all.getCertificateChain(alias));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(one, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private Path store() {
    return folder.resolve("store.p12");
  }

  private void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", store().toString(), "-storepass", PASSWORD));
    if (command.contains("-genkeypair")) {
      command.addAll(List.of("-keyalg", "RSA", "-keysize", "2048", "-validity", "3650"));
    }
    Path output = folder.resolve("keytool.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertEquals(0, process.waitFor(), () -> read(output));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
