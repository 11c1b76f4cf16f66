// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.post;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes plain sockets and remembers them, so that a wait for the mail server can be broken off. Thread-safe. */
final class OpenSockets extends SocketFactory {
  private static final Logger LOG = LoggerFactory.getLogger(OpenSockets.class);

  private static final SocketFactory PLAIN = SocketFactory.getDefault();

  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** One more that is to be broken off with the others. */
  <T extends Socket> T remember(T socket) throws IOException {
    open.removeIf(Socket::isClosed);
    open.add(socket);
    if (closed) {
      breakOff();
      throw new IOException("the service is ending");
    }
    return socket;
  }

  /** Closes all there are, and all that are made later. */
  void breakOff() {
    closed = true;
    for (Socket each : open) {
      try {
        each.close();
      } catch (IOException e) {
        LOG.debug("A connection to the mail server ended badly", e);
      }
    }
    open.clear();
  }

  @Override
  public Socket createSocket() throws IOException {
    return remember(PLAIN.createSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return remember(PLAIN.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return remember(PLAIN.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return remember(PLAIN.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return remember(PLAIN.createSocket(host, port, local, localPort));
  }
}
