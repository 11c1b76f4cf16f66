// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.syslog;

import io.lockgate.testkit.keys.KeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority and what it issues, made with the JDK's own tool. */
final class TestCertificates {
  private static final List<String> RSA =
      List.of("-keyalg", "RSA", "-keysize", "2048", "-validity", "3650");

  private final Path folder;
  private final KeyFile store;

  TestCertificates(Path folder) throws Exception {
    this.folder = folder;
    store = new KeyFile(folder.resolve("store.p12"));
    generate("ca", "-ext", "bc:c");
    Files.writeString(authority(), store.pem("ca"));
  }

  private void generate(String alias, String... more) {
    List<String> words = new ArrayList<>(List.of("-genkeypair", "-alias", alias));
    words.addAll(List.of("-dname", "CN=" + alias));
    words.addAll(RSA);
    words.addAll(List.of(more));
    store.keytool(words.toArray(String[]::new));
  }

  Path authority() {
    return folder.resolve("ca.pem");
  }

  /** A server's TLS context whose certificate is for {@code name} and signed in the given way. */
  SSLContext server(String alias, String name, String signature) throws Exception {
    Path request = folder.resolve(alias + ".csr");
    Path issued = folder.resolve(alias + ".pem");
    generate(alias);
    store.keytool("-certreq", "-alias", alias, "-file", request.toString());
    store.keytool(
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
    store.keytool("-importcert", "-alias", alias, "-noprompt", "-file", issued.toString());
    return context(alias);
  }

  private SSLContext context(String alias) throws Exception {
    KeyStore all = store.open();
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    one.setKeyEntry(
        alias, all.getKey(alias, store.password()), new char[0], all.getCertificateChain(alias));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(one, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
