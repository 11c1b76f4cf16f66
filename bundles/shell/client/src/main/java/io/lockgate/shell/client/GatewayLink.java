// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.client;

import io.lockgate.shell.client.frame.Frame;
import io.lockgate.shell.client.frame.FrameReader;
import io.lockgate.shell.client.frame.FrameWriter;
import io.lockgate.shell.client.frame.SocketStreams;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One connection to the gateway's console. One thread relays output, one input; closing ends both. */
final class GatewayLink implements Closeable {
  private final SocketChannel channel;
  private final FrameWriter toGateway;
  private volatile String notSent = "";

  private GatewayLink(SocketChannel channel) {
    this.channel = channel;
    this.toGateway = new FrameWriter(SocketStreams.output(channel));
  }

  /**
   * Connects.
   *
   * @throws NoGatewayException nobody listens, or this user may not
   */
  static GatewayLink to(Path socket) throws NoGatewayException {
    SocketChannel channel = null;
    try {
      channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      channel.connect(UnixDomainSocketAddress.of(socket));
      return new GatewayLink(channel);
    } catch (IOException e) {
      closeQuietly(channel);
      throw NoGatewayException.because(socket, Files.notExists(socket), e);
    }
  }

  private static void closeQuietly(@Nullable SocketChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        System.err.println("cannot close the socket: " + e.getMessage());
      }
    }
  }

  /**
   * Says what is wanted: the first frame of every session. A gateway that turns this user away may have closed already;
   * {@link #relayOutput} then has its reason.
   */
  void hello(String lines) {
    say(Frame.HELLO, lines);
  }

  /** Says that the terminal has another size now. */
  void window(WindowSize size) {
    say(Frame.WINDOW, size.columns() + " " + size.lines());
  }

  /** A failure is reported by {@link #relayOutput}, when the session ends without a status. */
  private void say(char type, String text) {
    try {
      toGateway.send(type, text);
    } catch (IOException e) {
      notSent = ": " + e.getMessage();
    }
  }

  /** Relays input until it ends, then says so. A failure is reported by {@link #relayOutput}. */
  void relayInput(InputStream in) {
    byte[] buffer = new byte[8192];
    try {
      int n;
      while ((n = in.read(buffer)) > 0) {
        toGateway.send(Frame.INPUT, buffer, 0, n);
      }
      toGateway.send(Frame.INPUT, buffer, 0, 0);
    } catch (IOException e) {
      notSent = ": " + e.getMessage();
    }
  }

  /**
   * Relays output until the session is over.
   *
   * @return the session's exit status, or {@link ExitStatus#NO_GATEWAY} when the gateway went away without one
   */
  int relayOutput(PrintStream out, PrintStream err) throws IOException {
    FrameReader frames = new FrameReader(SocketStreams.input(channel));
    Frame frame;
    while ((frame = frames.read()) != null) {
      switch (frame.type()) {
        case Frame.OUTPUT -> put(out, frame);
        case Frame.ERROR -> put(err, frame);
        case Frame.EXIT -> {
          return frame.payload().length == 1 ? frame.payload()[0] & 0xff : ExitStatus.NO_GATEWAY;
        }
        default -> throw new IOException("unexpected frame " + frame.type());
      }
    }
    err.println("the gateway closed the connection" + notSent);
    return ExitStatus.NO_GATEWAY;
  }

  private static void put(PrintStream to, Frame frame) {
    to.write(frame.payload(), 0, frame.payload().length);
    to.flush();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
