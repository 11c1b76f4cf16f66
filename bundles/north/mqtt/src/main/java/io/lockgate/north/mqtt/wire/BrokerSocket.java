// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.wire;

import io.lockgate.api.publish.PublishException.Kind;
import io.lockgate.codec.tls.TlsParty;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * What the library takes for a plain socket: its connect goes the whole {@link Way}, through the proxy and the TLS
 * handshake. Closing it from another thread ends whatever it waits for.
 */
final class BrokerSocket extends Socket {
  private final Way way;
  private volatile @Nullable Socket below;
  private volatile boolean shut;
  private @Nullable FrameGuard guard;
  private final Turn turn = new Turn();

  BrokerSocket(Way way) {
    this.way = way;
  }

  /** The address is that of the way, whatever is given. */
  @Override
  public void connect(SocketAddress ignored, int patienceMillis) throws IOException {
    try {
      Socket plain = SocketFactory.getDefault().createSocket();
      below = plain;
      requireOpen();
      dial(plain, patienceMillis);
      TlsParty party = way.tls() == null ? null : keys(way.tls());
      if (party != null) {
        below = handshake(plain, party);
      }
      plain.setSoTimeout(0);
      requireOpen();
    } catch (IOException e) {
      closeBelow();
      throw Faults.of(e);
    }
  }

  private void requireOpen() throws IOException {
    if (shut) {
      closeBelow();
      throw new SocketException("closed");
    }
  }

  private void dial(Socket plain, int patienceMillis) throws IOException {
    permit();
    Way.Proxy proxy = way.proxy();
    plain.connect(new InetSocketAddress(way.firstHost(), way.firstPort()), patienceMillis);
    plain.setTcpNoDelay(true);
    plain.setSoTimeout(patienceMillis);
    if (proxy != null) {
      char[] password = proxy.user() == null ? null : proxy.password().read();
      try {
        ProxyTunnel.open(plain, way.target(), proxy.user(), password);
      } finally {
        if (password != null) {
          Arrays.fill(password, '\0');
        }
      }
    }
  }

  /** A refusal is tried again at the longest pause: the list may be changed. */
  private void permit() throws BrokerException {
    try {
      way.permit().require(way.firstHost(), way.firstPort());
    } catch (IOException e) {
      throw new BrokerException(Kind.DENIED, String.valueOf(e.getMessage()), e);
    }
  }

  private static TlsParty keys(Way.Keys keys) throws BrokerException {
    try {
      return keys.read();
    } catch (IOException e) {
      throw new BrokerException(Kind.SETTINGS, String.valueOf(e.getMessage()), e);
    }
  }

  private SSLSocket handshake(Socket plain, TlsParty party) throws IOException {
    try {
      SSLSocket secret = party.client(plain, way.serverName(), way.port(), way.now().get());
      secret.startHandshake();
      return secret;
    } catch (GeneralSecurityException e) {
      throw new BrokerException(Kind.SETTINGS, "TLS cannot begin: " + e.getMessage(), e);
    }
  }

  private Socket connected() throws SocketException {
    Socket present = below;
    if (present == null) {
      throw new SocketException("not connected");
    }
    return present;
  }

  /** The same one each time: it knows where in a frame it is. */
  @Override
  public synchronized InputStream getInputStream() throws IOException {
    FrameGuard present = guard;
    if (present == null) {
      FrameGuard.Header header = way.webSocket() ? FrameGuard.webSocket() : FrameGuard.mqtt();
      present = new FrameGuard(connected().getInputStream(), header, turn);
      guard = present;
    }
    return present;
  }

  /** See {@link Turn#fault}; null: nothing. */
  @Nullable IOException heard() {
    return turn.fault();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return turn.counted(connected().getOutputStream());
  }

  /** Reads wait until something comes or the socket is closed: a time-out in the midst of a frame would lose its half. */
  @Override
  public void setSoTimeout(int millis) {}

  @Override
  public boolean isConnected() {
    Socket present = below;
    return present != null && present.isConnected();
  }

  /** Must not wait for one who connects. */
  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public void close() throws IOException {
    shut = true;
    closeBelow();
    super.close();
  }

  private void closeBelow() throws IOException {
    Socket present = below;
    if (present != null) {
      present.close();
    }
  }
}
