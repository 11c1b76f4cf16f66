// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.client;

import io.lockgate.shell.client.frame.Frame;
import io.lockgate.shell.client.frame.FrameReader;
import io.lockgate.shell.client.frame.FrameWriter;
import io.lockgate.shell.client.frame.SocketStreams;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The server's side of one connection, answering as the test says and keeping what came in. */
final class FakeGateway implements Closeable {
  /** What to do with each frame. */
  interface Answer {
    void to(Frame frame, FrameWriter writer) throws IOException;
  }

  private final ServerSocketChannel server;
  private final BlockingQueue<Frame> received = new LinkedBlockingQueue<>();
  private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

  FakeGateway(Path socket, Answer answer) throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread thread = new Thread(() -> serve(answer), "fake-gateway");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Answer answer) {
    try (SocketChannel channel = server.accept()) {
      FrameReader reader = new FrameReader(SocketStreams.input(channel));
      FrameWriter writer = new FrameWriter(SocketStreams.output(channel));
      Frame frame;
      while ((frame = reader.read()) != null) {
        received.add(frame);
        answer.to(frame, writer);
      }
    } catch (IOException e) {
      failure.set(e);
    }
  }

  /** The next frame of that type within 20 s; others are dropped. */
  Frame next(char type) throws InterruptedException {
    Frame frame;
    while ((frame = received.poll(20, TimeUnit.SECONDS)) != null) {
      if (frame.type() == type) {
        return frame;
      }
    }
    throw new AssertionError("no frame " + type + ", failure " + failure.get());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
