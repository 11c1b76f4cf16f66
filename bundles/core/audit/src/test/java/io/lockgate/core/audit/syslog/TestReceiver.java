// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.syslog;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A syslog receiver that keeps what it gets, and can break off after some messages. */
final class TestReceiver implements AutoCloseable {
  final List<String> messages = new CopyOnWriteArrayList<>();
  private final Set<SSLSocket> open = ConcurrentHashMap.newKeySet();
  private final SSLServerSocket server;
  private final int breakAfter;

  /**
   * @param port 0 for any
   * @param breakAfter cuts the connection after so many messages
   */
  TestReceiver(SSLContext context, int port, int breakAfter) throws IOException {
    this.breakAfter = breakAfter;
    server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(port, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::accept, "test-receiver");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try (SSLSocket socket = (SSLSocket) server.accept()) {
        open.add(socket);
        read(socket);
      } catch (IOException e) {
        open.removeIf(SSLSocket::isClosed);
      }
    }
  }

  private void read(SSLSocket socket) throws IOException {
    InputStream in = socket.getInputStream();
    int length = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b != ' ') {
        length = length * 10 + (b - '0');
        continue;
      }
      messages.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
      length = 0;
      if (messages.size() == breakAfter) {
        socket.setSoLinger(true, 0);
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (SSLSocket socket : open) {
      socket.close();
    }
  }
}
