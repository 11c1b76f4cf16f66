// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.post;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets TLS 1.3 or 1.2, with forward secrecy and AEAD ciphers, to a server whose certificate is for the name that
 * was asked for and issued by somebody trusted. Thread-safe.
 */
final class MailTls extends SSLSocketFactory {
  private final OpenSockets sockets;
  private final SSLSocketFactory factory;

  /**
   * Reads who is trusted.
   *
   * @param authorities PEM file; empty: those of the platform
   * @param sockets remembers what is made here
   */
  MailTls(Optional<Path> authorities, OpenSockets sockets)
      throws IOException, GeneralSecurityException {
    this.sockets = sockets;
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(authorities.isPresent() ? store(authorities.get()) : null);
    X509ExtendedTrustManager platform =
        (X509ExtendedTrustManager)
            Arrays.stream(trust.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no X.509 trust manager"));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new StrictTrust(platform)}, null);
    factory = context.getSocketFactory();
  }

  private static @Nullable KeyStore store(Path file) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    int number = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("authority-" + number++, each);
      }
    }
    if (number == 0) {
      throw new GeneralSecurityException("there is no certificate in " + file.getFileName());
    }
    return trusted;
  }

  private Socket strict(Socket made) throws IOException {
    SSLSocket socket = (SSLSocket) made;
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setCipherSuites(
        Arrays.stream(parameters.getCipherSuites())
            .filter(
                suite ->
                    suite.matches("TLS_(AES|CHACHA20)_.*|TLS_ECDHE_.*_(GCM|CHACHA20_POLY1305)_.*"))
            .toArray(String[]::new));
    socket.setSSLParameters(parameters);
    return sockets.remember(socket);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return factory.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return factory.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket() throws IOException {
    return strict(factory.createSocket());
  }

  @Override
  public Socket createSocket(Socket inner, String host, int port, boolean autoClose)
      throws IOException {
    return strict(factory.createSocket(inner, host, port, autoClose));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return strict(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return strict(factory.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return strict(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return strict(factory.createSocket(host, port, local, localPort));
  }
}
