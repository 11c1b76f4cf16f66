// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * One side of TLS: who it is and whom it trusts. Only TLS 1.2 and 1.3, authenticated encryption, forward secrecy; both
 * sides show a certificate, unless a client has none. Each engine has a context of its own, so nothing of a session outlives its connection:
 * there is nothing to resume. Thread-safe.
 *
 * @param own what it shows; null for a client that shows nothing
 * @param anchors certificates of the authorities, or of the very peers, that it trusts; at least one
 */
public record TlsParty(@Nullable OwnKey own, List<X509Certificate> anchors) {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
  private static final String[] SUITES = {
    "TLS_AES_128_GCM_SHA256",
    "TLS_AES_256_GCM_SHA384",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
  };

  /** Refuses a side that trusts nobody with IllegalArgumentException. */
  public TlsParty {
    anchors = List.copyOf(anchors);
    if (anchors.isEmpty()) {
      throw new IllegalArgumentException("needs somebody to trust");
    }
  }

  /**
   * For a connection that somebody made to us.
   *
   * @param now when the certificate of the other side must be valid
   * @throws GeneralSecurityException it has no key to show, or the platform cannot do it
   */
  public SSLEngine server(Instant now) throws GeneralSecurityException {
    if (own == null) {
      throw new KeyException("a server needs a key");
    }
    SSLEngine engine = context(now).createSSLEngine();
    SSLParameters parameters = policy();
    parameters.setNeedClientAuth(true);
    parameters.setUseCipherSuitesOrder(true);
    engine.setUseClientMode(false);
    engine.setSSLParameters(parameters);
    return engine;
  }

  /**
   * For a connection that we made.
   *
   * @param name DNS name or literal address that the certificate of the other side must be for
   * @param now when it must be valid
   */
  public SSLEngine client(String name, int port, Instant now) throws GeneralSecurityException {
    SSLEngine engine = context(now).createSSLEngine(name, port);
    SSLParameters parameters = policy();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setUseClientMode(true);
    engine.setSSLParameters(parameters);
    return engine;
  }

  /**
   * For a connection that we made, in the form of a socket; the handshake is still to be done.
   *
   * @param below connected; closed with the other
   * @param name DNS name or literal address that the certificate of the other side must be for
   * @param now when it must be valid
   * @throws IOException the socket below is not connected
   */
  public SSLSocket client(Socket below, String name, int port, Instant now)
      throws GeneralSecurityException, IOException {
    return client(context(now).getSocketFactory().createSocket(below, name, port, true));
  }

  /**
   * For a connection that we will make, in the form of a socket that is not connected yet: the certificate of the other side
   * must be for the name that it will be connected to.
   *
   * @param now when it must be valid
   */
  public SSLSocket client(Instant now) throws GeneralSecurityException, IOException {
    return client(context(now).getSocketFactory().createSocket());
  }

  private static SSLSocket client(Socket made) {
    SSLSocket socket = (SSLSocket) made;
    SSLParameters parameters = policy();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setUseClientMode(true);
    socket.setSSLParameters(parameters);
    return socket;
  }

  /** The authorities that the platform trusts. */
  public static List<X509Certificate> platformAnchors() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    List<X509Certificate> anchors = new ArrayList<>();
    for (TrustManager each : factory.getTrustManagers()) {
      if (each instanceof X509TrustManager its) {
        anchors.addAll(List.of(its.getAcceptedIssuers()));
      }
    }
    return anchors;
  }

  private static SSLParameters policy() {
    return new SSLParameters(SUITES.clone(), PROTOCOLS.clone());
  }

  private SSLContext context(Instant now) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    KeyManager[] keys = own == null ? new KeyManager[0] : new KeyManager[] {new OneKey(own)};
    context.init(keys, new TrustManager[] {new PeerCheck(anchors, now)}, null);
    return context;
  }
}
