// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.post;

import io.lockgate.codec.tls.Pem;
import io.lockgate.codec.tls.TlsParty;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the library sockets that keep to the policy of {@link TlsParty}: to a server whose certificate is for the name that
 * was asked for and issued by somebody trusted. Thread-safe.
 */
final class MailTls extends SSLSocketFactory {
  private final OpenSockets sockets;
  private final TlsParty party;
  private final Instant now;

  /**
   * Reads who is trusted.
   *
   * @param authorities PEM file; empty: those of the platform
   * @param sockets remembers what is made here
   * @param now when the server's certificate must be valid
   */
  MailTls(Optional<Path> authorities, OpenSockets sockets, Instant now)
      throws IOException, GeneralSecurityException {
    this.sockets = sockets;
    this.now = now;
    this.party =
        new TlsParty(
            null,
            authorities.isPresent()
                ? Pem.certificates(Files.readAllBytes(authorities.get()))
                : TlsParty.platformAnchors());
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return TlsParty.suites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return TlsParty.suites();
  }

  @Override
  public Socket createSocket() throws IOException {
    try {
      return sockets.remember(party.client(now));
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  /** The socket below is closed with the other in any case. */
  @Override
  public Socket createSocket(Socket inner, String host, int port, boolean autoClose)
      throws IOException {
    try {
      return sockets.remember(party.client(inner, host, port, now));
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
  }

  private Socket connected(InetSocketAddress to, @Nullable InetSocketAddress from)
      throws IOException {
    Socket socket = createSocket();
    socket.bind(from);
    socket.connect(to);
    return socket;
  }
}
