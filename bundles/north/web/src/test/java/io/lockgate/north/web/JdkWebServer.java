// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Follows the settings of Pax Web with the JDK's own TLS; accepts, shakes hands, answers with a status and hangs up. */
final class JdkWebServer implements WebServer, Closeable {
  private final List<SSLServerSocket> sockets = new ArrayList<>();
  private Map<String, Object> now = Map.of();
  int changes;

  /** Whether it finds what it is asked for. */
  volatile boolean pages = true;

  @Override
  public synchronized void configure(Map<String, Object> settings) throws IOException {
    if (settings.equals(now)) {
      return;
    }
    close();
    now = Map.copyOf(settings);
    changes++;
    if ("true".equals(settings.get(PaxWebSettings.SECURE))) {
      for (String address : text(PaxWebSettings.ADDRESSES).split(",")) {
        open(InetAddress.getByName(address), Integer.parseInt(text(PaxWebSettings.PORT)));
      }
    }
  }

  /** As if somebody else had changed the settings. */
  synchronized void tamper() throws IOException {
    configure(PaxWebSettings.closed());
  }

  synchronized @Nullable Object setting(String key) {
    return now.get(key);
  }

  private String text(String key) {
    return Objects.requireNonNull(now.get(key), key).toString();
  }

  private void open(InetAddress address, int port) throws IOException {
    try {
      char[] password = text("org.ops4j.pax.web.ssl.keystore.password").toCharArray();
      KeyStore keys = KeyStore.getInstance(text("org.ops4j.pax.web.ssl.keystore.type"));
      try (InputStream in = new FileInputStream(text("org.ops4j.pax.web.ssl.keystore"))) {
        keys.load(in, password);
      }
      KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(keys, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      SSLServerSocket socket =
          (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
      socket.setEnabledProtocols(text("org.ops4j.pax.web.ssl.protocols.included").split(","));
      socket.setEnabledCipherSuites(text("org.ops4j.pax.web.ssl.ciphersuites.included").split(","));
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      sockets.add(socket);
      Thread accepting = new Thread(() -> accept(socket));
      accepting.setDaemon(true);
      accepting.start();
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private void accept(SSLServerSocket socket) {
    while (!socket.isClosed()) {
      try (SSLSocket client = (SSLSocket) socket.accept()) {
        client.setSoTimeout(1_000);
        client.startHandshake();
        String status = !pages ? "404 Not Found" : "200 OK";
        client
            .getOutputStream()
            .write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      } catch (IOException gone) {
        Thread.onSpinWait();
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    for (SSLServerSocket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }
}
