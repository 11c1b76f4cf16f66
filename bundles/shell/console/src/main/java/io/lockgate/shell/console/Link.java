// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.console;

import io.lockgate.shell.client.frame.Frame;
import io.lockgate.shell.client.frame.FrameReader;
import io.lockgate.shell.client.frame.FrameWriter;
import io.lockgate.shell.client.frame.SocketStreams;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of a client. One thread reads; any may send or close. */
final class Link implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Link.class);

  private final SocketChannel channel;
  private final FrameReader reader;
  private final FrameWriter writer;

  Link(SocketChannel channel) {
    this.channel = channel;
    this.reader = new FrameReader(SocketStreams.input(channel));
    this.writer = new FrameWriter(SocketStreams.output(channel));
  }

  /** Waits for a frame; null when the client has gone. */
  @Nullable Frame read() throws IOException {
    return reader.read();
  }

  void send(char type, String text) throws IOException {
    writer.send(type, text);
  }

  void exit(int status) throws IOException {
    writer.exit(status);
  }

  /** Bytes written here leave as frames of that type, when flushed or 8 KiB have come together. */
  OutputStream output(char type) {
    return new BufferedOutputStream(
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            writer.send(type, bytes, offset, length);
          }
        });
  }

  /** As {@link #output}, for text; flushed at each line's end. */
  PrintStream printer(char type) {
    return new PrintStream(output(type), true, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("a console connection cannot be closed: {}", e.toString());
    }
  }
}
