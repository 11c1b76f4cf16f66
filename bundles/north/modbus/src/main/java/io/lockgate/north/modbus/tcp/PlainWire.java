// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.tcp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** The socket itself: whoever it is, it is known all there is to know. */
record PlainWire(SocketChannel socket) implements Wire {
  @Override
  public int read(ByteBuffer into) throws IOException {
    return socket.read(into);
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    return socket.write(from);
  }

  @Override
  public boolean established() {
    return true;
  }

  @Override
  public boolean flush() {
    return true;
  }

  @Override
  public boolean hasMore() {
    return false;
  }

  @Override
  public boolean partial() {
    return false;
  }

  @Override
  public String proof() {
    return "";
  }

  @Override
  public @Nullable String role() {
    return null;
  }

  @Override
  public boolean isOpen() {
    return socket.isOpen();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
