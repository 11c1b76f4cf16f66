// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import io.lockgate.testkit.keys.Authority;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** A server of the JDK's sockets: demands a certificate of the authority, sends back what it gets. */
final class TlsEcho implements AutoCloseable {
  final AtomicInteger served = new AtomicInteger();
  private final SSLServerSocket socket;

  TlsEcho(Authority authority, String alias, String version) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys(authority, alias), trust(authority), null);
    socket =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    socket.setNeedClientAuth(true);
    socket.setEnabledProtocols(new String[] {version});
    daemon(this::accept);
  }

  private static KeyManager[] keys(Authority authority, String alias)
      throws GeneralSecurityException, IOException {
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    KeyStore all = authority.keys().open();
    char[] password = authority.keys().password();
    Certificate[] chain = {all.getCertificate(alias)};
    one.setKeyEntry(alias, all.getKey(alias, password), password, chain);
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(one, password);
    return factory.getKeyManagers();
  }

  private static TrustManager[] trust(Authority authority)
      throws GeneralSecurityException, IOException {
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    byte[] pem = authority.certificate().getBytes(StandardCharsets.US_ASCII);
    anchors.setCertificateEntry(
        "authority",
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(anchors);
    return factory.getTrustManagers();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "tls-echo");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket one = socket.accept();
        daemon(() -> serve(one));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket one) {
    try (one) {
      byte[] buffer = new byte[100_000];
      for (int n = one.getInputStream().read(buffer);
          n >= 0;
          n = one.getInputStream().read(buffer)) {
        served.incrementAndGet();
        one.getOutputStream().write(buffer, 0, n);
      }
    } catch (IOException gone) {
      served.addAndGet(0);
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
