// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.carrier;

import io.lockgate.driver.sim.bus.Bus;
import io.lockgate.driver.sim.bus.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * One connection: requests in, answers out. Answers that come late overtake nothing and hold up nothing. Bounded: one
 * frame received, 64 KiB unsent, 64 answers late; who lets more pile up is cut off, or does not get the answer. Used by
 * the thread of the loop only.
 */
final class Conversation implements EventLoop.Ready {
  private static final int RECEIVED = 2 * Wire.MAX_FRAME;
  private static final int UNSENT = 65_536;
  private static final int MOST_LATE = 64;

  private final EventLoop loop;
  private final Wire wire;
  private final Bus bus;
  private final Runnable onEnd;
  private final ByteBuffer received = ByteBuffer.allocate(RECEIVED);
  private ByteBuffer unsent = ByteBuffer.allocate(0);
  private int late;
  private long lastReceived;

  Conversation(EventLoop loop, Wire wire, Bus bus, Runnable onEnd) {
    this.loop = loop;
    this.wire = wire;
    this.bus = bus;
    this.onEnd = onEnd;
    this.lastReceived = loop.clock().monotonicNanos();
  }

  @Override
  public void ready(SelectionKey key) throws IOException {
    SocketChannel channel = (SocketChannel) key.channel();
    if (key.isWritable()) {
      flush(key, channel);
    }
    if (key.isReadable()) {
      forgetWhatIsOld();
      if (channel.read(received) < 0) {
        throw new IOException("closed by the master");
      }
      received.flip();
      answerAll(key, channel);
      received.compact();
    }
  }

  private void forgetWhatIsOld() {
    long now = loop.clock().monotonicNanos();
    if (now - lastReceived > wire.patienceNanos()) {
      received.clear();
    }
    lastReceived = now;
  }

  private void answerAll(SelectionKey key, SocketChannel channel) throws IOException {
    try {
      for (Optional<Request> next = wire.next(received);
          next.isPresent();
          next = wire.next(received)) {
        answer(key, channel, next.get());
      }
    } catch (GarbledException garbled) {
      if (wire instanceof MbapWire) {
        throw new IOException(garbled);
      }
      // on a line everybody waits for silence; here that is the end of what has arrived
      received.position(received.limit());
    }
  }

  private void answer(SelectionKey key, SocketChannel channel, Request request) throws IOException {
    Optional<Reply> reply = bus.ask(request.unit(), request.pdu());
    if (reply.isEmpty()) {
      return;
    }
    byte[] frame = wire.arriving(request, reply.get());
    if (reply.get().delay().isZero()) {
      send(key, channel, frame);
    } else if (late < MOST_LATE
        && loop.after(reply.get().delay(), () -> sendLate(key, channel, frame))) {
      late++;
    }
  }

  private void sendLate(SelectionKey key, SocketChannel channel, byte[] frame) {
    late--;
    if (!channel.isOpen()) {
      return;
    }
    loop.guarded(key, this, () -> send(key, channel, frame));
  }

  private void send(SelectionKey key, SocketChannel channel, byte[] frame) throws IOException {
    if (unsent.remaining() + frame.length > UNSENT) {
      throw new IOException("the master does not read");
    }
    if (unsent.hasRemaining()) {
      unsent = ByteBuffer.allocate(unsent.remaining() + frame.length).put(unsent).put(frame).flip();
    } else {
      unsent = ByteBuffer.wrap(frame);
    }
    flush(key, channel);
  }

  private void flush(SelectionKey key, SocketChannel channel) throws IOException {
    if (unsent.hasRemaining()) {
      channel.write(unsent);
    }
    key.interestOps(
        unsent.hasRemaining()
            ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
            : SelectionKey.OP_READ);
  }

  @Override
  public void gone() {
    onEnd.run();
  }
}
