// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.net;

import io.lockgate.codec.tls.Reason;
import io.lockgate.codec.tls.TlsChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A TCP socket under TLS; connected means that the handshake is over. Reading keys and the long calculations of the
 * handshake are done by the worker, the rest by whoever calls.
 */
final class TlsWire implements Wire {
  private final TcpWire below;
  private final TlsKeys keys;
  private final int port;
  private final Executor worker;
  private final Runnable resume;
  private volatile boolean reached;
  private volatile boolean working;
  private volatile @Nullable IOException trouble;
  private volatile @Nullable TlsChannel tls;

  /**
   * Not connected.
   *
   * @param resume has {@link #finishConnect} called on the selector thread
   */
  TlsWire(TcpWire below, TlsKeys keys, int port, Executor worker, Runnable resume) {
    this.below = below;
    this.keys = keys;
    this.port = port;
    this.worker = worker;
    this.resume = resume;
  }

  @Override
  public SocketChannel channel() {
    return below.channel();
  }

  @Override
  public boolean connect(InetSocketAddress peer) throws IOException {
    if (below.connect(peer)) {
      begin();
    }
    return false;
  }

  @Override
  public boolean finishConnect() throws IOException {
    if (!reached) {
      if (below.finishConnect()) {
        begin();
      }
      return false;
    }
    IOException known = trouble;
    if (known != null) {
      throw known;
    }
    TlsChannel present = tls;
    return present != null && established(present);
  }

  private static boolean established(TlsChannel present) throws IOException {
    try {
      if (present.step() < 0) {
        throw new IOException("it has closed the connection during the TLS handshake");
      }
    } catch (SSLException e) {
      throw new IOException(Reason.of(e), e);
    }
    return present.established();
  }

  private void begin() throws IOException {
    reached = true;
    work(
        () -> {
          try {
            SSLEngine engine = keys.engine(port);
            tls = new TlsChannel(below.channel(), engine, keys.buffers(), this::calculate);
          } catch (IOException e) {
            trouble = e;
          }
        });
  }

  private void calculate(Runnable work) {
    try {
      work(work);
    } catch (IOException e) {
      trouble = e;
      resume.run();
    }
  }

  private void work(Runnable work) throws IOException {
    working = true;
    try {
      worker.execute(
          () -> {
            try {
              work.run();
            } finally {
              working = false;
              resume.run();
            }
          });
    } catch (RejectedExecutionException e) {
      working = false;
      throw new IOException("too many TLS handshakes wait", e);
    }
  }

  @Override
  public int awaited() {
    if (!reached) {
      return SelectionKey.OP_CONNECT;
    }
    TlsChannel present = tls;
    if (working || present == null) {
      return 0;
    }
    return present.drained() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
  }

  private TlsChannel tls() throws IOException {
    TlsChannel present = tls;
    if (present == null) {
      throw new IOException("there was no TLS handshake");
    }
    return present;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    return tls().write(bytes);
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    try {
      return tls().read(bytes);
    } catch (SSLException e) {
      throw new IOException(Reason.of(e), e);
    }
  }

  @Override
  public boolean hasMore() {
    TlsChannel present = tls;
    return present != null && present.hasMore();
  }

  @Override
  public boolean drained() {
    TlsChannel present = tls;
    return present == null || present.drained();
  }

  @Override
  public void flush() throws IOException {
    tls().flush();
  }

  @Override
  public boolean keepsFrames() {
    return false;
  }

  @Override
  public void close() throws IOException {
    TlsChannel present = tls;
    if (present == null) {
      below.close();
    } else {
      present.close();
    }
  }
}
