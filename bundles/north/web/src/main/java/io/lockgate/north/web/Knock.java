// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

import io.lockgate.api.service.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Finds out what answers at a port of this host. */
final class Knock {
  private static final int CONNECT_MILLIS = 200;
  private static final int HANDSHAKE_MILLIS = 2_000;

  private static final byte[] FIRST_PAGE =
      "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FOUND = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);

  private final SSLContext context;

  /** What answers. */
  enum Answer {
    /** Nothing, or somebody else. */
    NOBODY,
    /** Our own server, without the pages. */
    EMPTY,
    /** Our own server with its pages. */
    PAGES
  }

  /** Recognises the server that holds this certificate, and no other. */
  Knock(X509Certificate expected) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", expected);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
  }

  /** Shakes hands there and asks for the first page. */
  Answer at(Endpoint endpoint) {
    try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
      socket.connect(target(endpoint), CONNECT_MILLIS);
      socket.setSoTimeout(HANDSHAKE_MILLIS);
      socket.startHandshake();
      return page(socket);
    } catch (IOException refused) {
      return Answer.NOBODY;
    }
  }

  private static Answer page(SSLSocket socket) {
    try {
      socket.getOutputStream().write(FIRST_PAGE);
      byte[] status = socket.getInputStream().readNBytes(FOUND.length);
      return Arrays.equals(status, FOUND) ? Answer.PAGES : Answer.EMPTY;
    } catch (IOException hungUp) {
      return Answer.EMPTY;
    }
  }

  /** Whether anything at all answers there. */
  static boolean answered(Endpoint endpoint) {
    try (SocketChannel channel = SocketChannel.open()) {
      channel.socket().connect(target(endpoint), CONNECT_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private static InetSocketAddress target(Endpoint endpoint) throws IOException {
    InetAddress address = InetAddress.getByName(endpoint.address());
    return new InetSocketAddress(
        address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address, endpoint.port());
  }
}
