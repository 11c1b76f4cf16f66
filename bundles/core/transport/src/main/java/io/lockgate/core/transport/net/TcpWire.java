// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A TCP socket; small frames go out at once. */
record TcpWire(SocketChannel channel) implements Wire {
  static TcpWire open() throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return new TcpWire(channel);
  }

  @Override
  public boolean connect(InetSocketAddress peer) throws IOException {
    return channel.connect(peer);
  }

  @Override
  public boolean finishConnect() throws IOException {
    return channel.finishConnect();
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    return channel.write(bytes);
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    return channel.read(bytes);
  }

  @Override
  public boolean keepsFrames() {
    return false;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
