// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.tls;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * One side of mutual TLS: who it is and whom it trusts. Only TLS 1.2 and 1.3, authenticated encryption, forward secrecy;
 * both sides show a certificate. Each engine has a context of its own, so nothing of a session outlives its connection:
 * there is nothing to resume. Thread-safe.
 *
 * @param own what it shows
 * @param anchors certificates of the authorities, or of the very peers, that it trusts; at least one
 */
public record TlsParty(OwnKey own, List<X509Certificate> anchors) {
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
   */
  public SSLEngine server(Instant now) throws GeneralSecurityException {
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

  private static SSLParameters policy() {
    return new SSLParameters(SUITES.clone(), PROTOCOLS.clone());
  }

  private SSLContext context(Instant now) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        new KeyManager[] {new OneKey(own)}, new TrustManager[] {new PeerCheck(anchors, now)}, null);
    return context;
  }
}
