// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.tcp;

import io.lockgate.api.time.GatewayClock;
import io.lockgate.codec.modbus.DamagedFrameException;
import io.lockgate.codec.modbus.ExceptionCode;
import io.lockgate.codec.modbus.ExceptionResponse;
import io.lockgate.codec.modbus.Function;
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
  private static final long NONE = Long.MIN_VALUE;

  private final Wire wire;
  private final SelectionKey key;
  private final InetAddress address;
  private final InetAddress local;
  private final String connection;
  private final Counters counters;
  private final GatewayClock clock;
  private final long since;
  private final Inbox in;
  private volatile String source;
  private boolean known;

  /** Since when something has begun on the wire that cannot be read yet; of the loop's thread. */
  private long beganBelow = NONE;

  private final Object lock = new Object();
  private final Outbox out = new Outbox();
  private int pending;
  private boolean closed;

  /** Whole requests wait until their replies find room. */
  private boolean blocked;

  private long stuckSince = NONE;

  /** A connection just taken; {@code key} is its place at the selector, with interest in reading. */
  Client(SocketChannel socket, Wire wire, SelectionKey key, Counters counters, GatewayClock clock)
      throws IOException {
    this.wire = wire;
    this.key = key;
    this.counters = counters;
    this.clock = clock;
    InetSocketAddress remote = (InetSocketAddress) socket.getRemoteAddress();
    this.address = remote.getAddress();
    this.local = ((InetSocketAddress) socket.getLocalAddress()).getAddress();
    this.source = address.getHostAddress();
    this.connection = source + ":" + remote.getPort();
    this.since = clock.monotonicNanos();
    this.in = new Inbox(since);
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public @Nullable String role() {
    return wire.role();
  }

  @Override
  public String connection() {
    return connection;
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
    return in.proven();
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
    boolean more = key.isReadable() || wire.hasMore() || !wire.established();
    boolean open = !more || receive(now);
    while (open) {
      serve(units, scratch, now);
      if (!wire.hasMore() || held()) {
        flush();
        return;
      }
      open = receive(now);
    }
    close();
  }

  /** Takes what is there; false when the other side has ended. */
  private boolean receive(long now) throws IOException {
    int count = in.readFrom(wire);
    if (!known && wire.established()) {
      known = true;
      source = wire.proof().isEmpty() ? source : source + " (" + wire.proof() + ")";
    }
    boolean partial = wire.partial();
    if (!partial || count > 0) {
      beganBelow = NONE;
    }
    if (partial && beganBelow == NONE) {
      beganBelow = now;
    }
    return count >= 0;
  }

  private boolean held() {
    synchronized (lock) {
      return blocked || closed;
    }
  }

  /** Answers the requests that are whole, as long as their replies find room. */
  private void serve(Units units, ByteBuffer scratch, long now) throws IOException {
    in.open();
    try {
      while (in.hasRequest() && makeRoom()) {
        ByteBuffer request = in.next(now);
        scratch.clear();
        if (units.of(in.unit()).answer(request, scratch, this) == Unit.Answer.NOW) {
          scratch.flip();
          synchronized (lock) {
            out.add(in.transaction(), in.unit(), scratch);
          }
        }
      }
      in.close(now);
    } catch (DamagedFrameException e) {
      TcpServer.LOG.debug("{} speaks no Modbus", source, e);
      flush();
      closeFor(Event.BAD_HEADER);
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
    return new OwedReply(in.transaction(), in.unit(), function);
  }

  /** Gives the socket what it takes; while something is left, waits for it and reads nothing. Lock held or not. */
  private void flush() throws IOException {
    synchronized (lock) {
      if (closed) {
        return;
      }
      int written = out.writeTo(wire);
      boolean sent = wire.flush() && out.isEmpty();
      boolean all = sent && !blocked;
      if (sent) {
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
    long header = limits.header().toNanos();
    if (stuck != NONE) {
      in.excuse(now);
      beganBelow = beganBelow == NONE ? NONE : now;
      if (now - stuck > header) {
        closeFor(Event.SLOW_READER);
      }
    } else if (in.isHalfSent(now, header) || isHalfBelow(now, header)) {
      closeFor(Event.HALF_SENT);
    } else if (owed == 0 && in.isIdle(now, limits.idle().toNanos())) {
      closeFor(Event.IDLE);
    }
  }

  /** Whether it does not prove in time who it is, or what carries a request is not whole in time. */
  private boolean isHalfBelow(long now, long header) {
    return (!wire.established() && now - since > header)
        || (beganBelow != NONE && now - beganBelow > header);
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
      wire.close();
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
