// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.https.post;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Connections whose other end has a certificate of an authority we trust, for its name; TLS 1.2 or 1.3. */
final class Trust {
  private static final String SUITES =
      "TLS_(AES|CHACHA20)_.*|TLS_ECDHE_.*_(GCM|CHACHA20_POLY1305)_.*";

  private final SSLContext context;

  /**
   * Whom to trust.
   *
   * @param authorities their certificates; none for those that the platform trusts
   */
  Trust(List<X509Certificate> authorities) throws IOException, GeneralSecurityException {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    if (authorities.isEmpty()) {
      trust.init((KeyStore) null);
    } else {
      trust.init(store(authorities));
    }
    context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[0], trust.getTrustManagers(), null);
  }

  private static KeyStore store(List<X509Certificate> authorities)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    int number = 0;
    for (X509Certificate each : authorities) {
      store.setCertificateEntry("authority-" + number++, each);
    }
    return store;
  }

  /**
   * Makes a connection secret, and returns when the other end is known to be the right one.
   *
   * @param below connected; closed with the other
   */
  SSLSocket over(Socket below, Target to) throws IOException {
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(below, to.host(), to.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setCipherSuites(
        Arrays.stream(parameters.getCipherSuites())
            .filter(suite -> suite.matches(SUITES))
            .toArray(String[]::new));
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /** Whether a handshake failed because of who the other end is, as opposed to how the connection was. */
  static boolean isStranger(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof CertificateException || each instanceof CertPathBuilderException) {
        return true;
      }
    }
    return false;
  }
}
