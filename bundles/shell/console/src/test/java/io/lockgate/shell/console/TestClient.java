// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.console;

import io.lockgate.shell.client.frame.Frame;
import io.lockgate.shell.client.frame.FrameReader;
import io.lockgate.shell.client.frame.FrameWriter;
import io.lockgate.shell.client.frame.SocketStreams;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A client that keeps what it is sent. For one thread. */
final class TestClient implements Closeable {
  final StringBuilder output = new StringBuilder();
  final StringBuilder error = new StringBuilder();
  final FrameWriter writer;
  private final SocketChannel channel;
  private final FrameReader reader;

  TestClient(Path socket) throws IOException {
    channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(socket));
    reader = new FrameReader(SocketStreams.input(channel));
    writer = new FrameWriter(SocketStreams.output(channel));
  }

  TestClient hello(String lines) throws IOException {
    writer.send(Frame.HELLO, lines);
    return this;
  }

  TestClient type(String keys) throws IOException {
    writer.send(Frame.INPUT, keys);
    return this;
  }

  /** Reads until the session is over; its status, or -1 when the server closed without one. */
  int status() throws IOException {
    return readUntil("\0never\0");
  }

  /** Reads until the output holds the text: -2, or the status when the session ended before. */
  int readUntil(String text) throws IOException {
    while (output.indexOf(text) < 0) {
      Frame frame = reader.read();
      if (frame == null) {
        return -1;
      }
      switch (frame.type()) {
        case Frame.OUTPUT -> output.append(frame.text());
        case Frame.ERROR -> error.append(frame.text());
        default -> {
          return frame.payload()[0] & 0xff;
        }
      }
    }
    return -2;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
