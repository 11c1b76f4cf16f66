// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.syslog;

import io.lockgate.api.security.Outbound;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Where the records go, and how to get there safely: TLS 1.3 or 1.2 with forward secrecy and AEAD ciphers, the server's
 * certificate issued by one of the named authorities for the named host.
 *
 * @param host name or address, as in the server's certificate
 * @param authorities PEM file of the certificates trusted to issue the server's
 * @param client what this side shows, if it is asked
 */
record Receiver(String host, int port, Path authorities, Optional<ClientIdentity> client) {
  private static final int CONNECT_MILLIS = 10_000;

  /** PEM files: certificate chain, and unencrypted PKCS#8 key. */
  record ClientIdentity(Path certificates, Path key) {}

  /**
   * A connection whose server is known to be the right one. Files are read anew each time.
   *
   * @throws IOException it cannot be had, or may not be: then nothing was sent and no name looked up
   */
  SSLSocket connect(Outbound outbound) throws IOException {
    outbound.check(SyslogForwarding.ID, host, port);
    SSLSocket socket = unconnected();
    try {
      socket.setSSLParameters(strict(socket.getSSLParameters()));
      socket.setSoTimeout(CONNECT_MILLIS);
      socket.setKeepAlive(true);
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private SSLSocket unconnected() throws IOException {
    try {
      return (SSLSocket) context().getSocketFactory().createSocket();
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  private static SSLParameters strict(SSLParameters parameters) {
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setCipherSuites(
        Arrays.stream(parameters.getCipherSuites())
            .filter(
                suite ->
                    suite.matches("TLS_(AES|CHACHA20)_.*|TLS_ECDHE_.*_(GCM|CHACHA20_POLY1305)_.*"))
            .toArray(String[]::new));
    return parameters;
  }

  private SSLContext context() throws IOException, GeneralSecurityException {
    KeyStore trusted = empty();
    int number = 0;
    for (Certificate authority : Pem.certificates(authorities)) {
      trusted.setCertificateEntry("authority-" + number++, authority);
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    X509ExtendedTrustManager platform =
        (X509ExtendedTrustManager)
            Arrays.stream(trust.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no X.509 trust manager"));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys(), new TrustManager[] {new StrictTrust(platform)}, null);
    return context;
  }

  private KeyManager[] keys() throws IOException, GeneralSecurityException {
    if (client.isEmpty()) {
      return new KeyManager[0];
    }
    KeyStore own = empty();
    own.setKeyEntry(
        "client",
        Pem.key(client.get().key()),
        new char[0],
        Pem.certificates(client.get().certificates()).toArray(Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, new char[0]);
    return keys.getKeyManagers();
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
