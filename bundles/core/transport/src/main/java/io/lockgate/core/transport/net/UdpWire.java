// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** A UDP socket that hears its one peer only. */
record UdpWire(DatagramChannel channel) implements Wire {
  static UdpWire open() throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.configureBlocking(false);
    return new UdpWire(channel);
  }

  @Override
  public boolean connect(InetSocketAddress peer) throws IOException {
    channel.connect(peer);
    return true;
  }

  @Override
  public boolean finishConnect() {
    return channel.isConnected();
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
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
