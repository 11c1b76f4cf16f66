// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.tcp;

import io.lockgate.api.time.GatewayClock;
import io.lockgate.codec.modbus.DamagedFrameException;
import io.lockgate.codec.modbus.ExceptionCode;
import io.lockgate.codec.modbus.ExceptionResponse;
import io.lockgate.codec.modbus.Function;
import io.lockgate.codec.modbus.Mbap;
import io.lockgate.codec.modbus.Pdu;
import io.lockgate.north.modbus.unit.Caller;
import io.lockgate.north.modbus.unit.Counters;
import io.lockgate.north.modbus.unit.Counters.Event;
import io.lockgate.north.modbus.unit.Later;
import io.lockgate.north.modbus.unit.Unit;
import io.lockgate.north.modbus.unit.Units;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One connection. Reading and answering happen on the loop's thread; replies that come later are written by whoever
 * brings them, when the socket takes them. While the socket does not, nothing more is read, so both directions stay
 * bounded. The lock guards the replies and is held across no foreign code.
 */
final class Client implements Caller {
  private static final int REQUESTS_READ_AHEAD = 8;
  private static final long NONE = Long.MIN_VALUE;

  private final SocketChannel socket;
  private final SelectionKey key;
  private final InetAddress address;
  private final InetAddress local;
  private final String source;
  private final Counters counters;
  private final GatewayClock clock;
  private final long since;
  private final ByteBuffer in = ByteBuffer.allocateDirect(REQUESTS_READ_AHEAD * Mbap.MAX_FRAME);

  private final Object lock = new Object();
  private final Outbox out = new Outbox();
  private int pending;
  private boolean closed;

  /** Whole requests wait until their replies find room. */
  private boolean blocked;

  private long stuckSince = NONE;

  private long partialSince = NONE;
  private long lastRequest;
  private boolean proven;
  private int transaction;
  private int unit;

  /** A connection just taken; {@code key} is its place at the selector, with interest in reading. */
  Client(SocketChannel socket, SelectionKey key, Counters counters, GatewayClock clock)
      throws IOException {
    this.socket = socket;
    this.key = key;
    this.counters = counters;
    this.clock = clock;
    InetSocketAddress remote = (InetSocketAddress) socket.getRemoteAddress();
    this.address = remote.getAddress();
    this.local = ((InetSocketAddress) socket.getLocalAddress()).getAddress();
    this.source = address.getHostAddress();
    this.since = clock.monotonicNanos();
    this.lastRequest = since;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public InetAddress address() {
    return address;
  }

  /** The address of this host that it came to. */
  InetAddress local() {
    return local;
  }

  long since() {
    return since;
  }

  /** Whether it has ever sent a whole request. */
  boolean proven() {
    return proven;
  }

  boolean closed() {
    synchronized (lock) {
      return closed;
    }
  }

  /** The socket has something, or takes something again. */
  void ready(Units units, ByteBuffer scratch, long now) throws IOException {
    if (key.isWritable()) {
      flush();
    }
    if (key.isReadable() && socket.read(in) < 0) {
      close();
      return;
    }
    serve(units, scratch, now);
    flush();
  }

  /** Answers the requests that are whole, as long as their replies find room. */
  private void serve(Units units, ByteBuffer scratch, long now) throws IOException {
    in.flip();
    try {
      int length = Mbap.frameLength(in);
      while (in.remaining() >= length && makeRoom()) {
        answer(units, scratch, length);
        in.position(in.position() + length);
        proven = true;
        lastRequest = now;
        partialSince = NONE;
        length = Mbap.frameLength(in);
      }
      if (!in.hasRemaining() || in.remaining() >= length) {
        partialSince = NONE;
      } else if (partialSince == NONE) {
        partialSince = now;
      }
      in.compact();
    } catch (DamagedFrameException e) {
      TcpServer.LOG.debug("{} speaks no Modbus", source, e);
      flush();
      closeFor(Event.BAD_HEADER);
    }
  }

  private void answer(Units units, ByteBuffer scratch, int length) {
    transaction = Mbap.transaction(in);
    unit = Mbap.unit(in);
    ByteBuffer request = in.slice(in.position() + Mbap.HEADER, length - Mbap.HEADER);
    scratch.clear();
    if (units.of(unit).answer(request, scratch, this) == Unit.Answer.NOW) {
      scratch.flip();
      synchronized (lock) {
        out.add(transaction, unit, scratch);
      }
    }
  }

  /** Whether one more reply finds room beside all that are still owed; asks the socket to take some if not. */
  private boolean makeRoom() throws IOException {
    synchronized (lock) {
      if (closed) {
        return false;
      }
      if (!out.hasRoomFor(pending + 1)) {
        flush();
      }
      blocked = !out.hasRoomFor(pending + 1);
      return !blocked;
    }
  }

  @Override
  public @Nullable Later later(int function) {
    synchronized (lock) {
      if (pending >= ClientLimits.PENDING) {
        counters.count(Event.BUSY);
        return null;
      }
      pending++;
    }
    return new OwedReply(transaction, unit, function);
  }

  /** Gives the socket what it takes; while something is left, waits for it and reads nothing. Lock held or not. */
  private void flush() throws IOException {
    synchronized (lock) {
      if (closed) {
        return;
      }
      int written = out.writeTo(socket);
      boolean all = out.isEmpty() && !blocked;
      if (out.isEmpty()) {
        stuckSince = NONE;
      } else if (written > 0 || stuckSince == NONE) {
        stuckSince = clock.monotonicNanos();
      }
      int wanted = all ? SelectionKey.OP_READ : SelectionKey.OP_WRITE;
      if (key.interestOps() != wanted) {
        key.interestOps(wanted);
        if (!all) {
          key.selector().wakeup();
        }
      }
    }
  }

  /** Closes it when its time is over. */
  void look(long now, ClientLimits limits) {
    long stuck;
    int owed;
    synchronized (lock) {
      stuck = stuckSince;
      owed = pending;
    }
    if (isOver(partialSince, now, limits.header().toNanos())) {
      closeFor(Event.HALF_SENT);
    } else if (isOver(stuck, now, limits.header().toNanos())) {
      closeFor(Event.SLOW_READER);
    } else if (owed == 0 && isOver(lastRequest, now, limits.idle().toNanos())) {
      closeFor(Event.IDLE);
    }
  }

  private static boolean isOver(long since, long now, long limit) {
    return since != NONE && now - since > limit;
  }

  void closeFor(Event event) {
    counters.count(event);
    close();
  }

  /** Ends it. By any thread; without effect the second time. */
  void close() {
    synchronized (lock) {
      closed = true;
    }
    key.cancel();
    try {
      socket.close();
    } catch (IOException e) {
      TcpServer.LOG.debug("a connection of {} could not be closed", source, e);
    }
  }

  /** A place among the replies that are still owed. */
  private final class OwedReply implements Later {
    private final int transaction;
    private final int unit;
    private final int function;

    OwedReply(int transaction, int unit, int function) {
      this.transaction = transaction;
      this.unit = unit;
      this.function = function;
    }

    @Override
    public void reply(ByteBuffer pdu) {
      if (pdu.remaining() < 1 || pdu.remaining() > Pdu.MAX_LENGTH) {
        fail(ExceptionCode.GATEWAY_TARGET_FAILED);
        return;
      }
      settle(pdu);
    }

    @Override
    public void fail(ExceptionCode code) {
      settle(new ExceptionResponse(function & Function.MAX, code).toBuffer());
    }

    @Override
    public void drop() {
      synchronized (lock) {
        pending--;
      }
    }

    private void settle(ByteBuffer pdu) {
      try {
        synchronized (lock) {
          pending--;
          if (closed) {
            counters.count(Event.CLIENT_GONE);
            return;
          }
          out.add(transaction, unit, pdu);
          flush();
        }
      } catch (IOException e) {
        TcpServer.LOG.debug("{} does not take its reply", source, e);
        close();
        key.selector().wakeup();
      }
    }
  }
}
