// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.serial;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.SerialLine;
import io.lockgate.api.driver.Transport;
import io.lockgate.api.driver.Transports;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.codec.modbus.DamagedFrameException;
import io.lockgate.codec.modbus.ExceptionCode;
import io.lockgate.codec.modbus.ExceptionResponse;
import io.lockgate.codec.modbus.Function;
import io.lockgate.codec.modbus.Pdu;
import io.lockgate.codec.modbus.Rtu;
import io.lockgate.north.modbus.unit.Caller;
import io.lockgate.north.modbus.unit.Counters;
import io.lockgate.north.modbus.unit.Counters.Event;
import io.lockgate.north.modbus.unit.Later;
import io.lockgate.north.modbus.unit.Unit;
import io.lockgate.north.modbus.unit.Units;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers on one serial line. Only the newest request is answered: a master that asks again has given the one before up.
 * Requests come on the transport's thread; replies that come later are sent by whoever brings them.
 */
public final class SerialServer implements Framing, Caller, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SerialServer.class);
  private static final Duration SEND = Duration.ofSeconds(1);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int MOST_PENDING = 4;

  private final String name;
  private final LineUnits ours;
  private final Units units;
  private final Counters counters;
  private final GatewayClock clock;
  private final Transport transport;
  private final AtomicLong newest = new AtomicLong();
  private final AtomicInteger pending = new AtomicInteger();
  private final ByteBuffer scratch = ByteBuffer.allocate(Pdu.MAX_LENGTH);
  private final AtomicInteger asked = new AtomicInteger();
  private volatile String trouble = "";

  /** A server that has not taken its port yet, see {@link #look}. */
  public SerialServer(
      String name,
      SerialLine line,
      LineUnits ours,
      Units units,
      Counters counters,
      Transports transports,
      GatewayClock clock) {
    this.name = name;
    this.ours = ours;
    this.units = units;
    this.counters = counters;
    this.clock = clock;
    this.transport = transports.serial("modbus-server " + name, line, this);
  }

  /** Takes the port when it is not taken; to be called every few seconds. */
  public void look() {
    if (transport.connected()) {
      return;
    }
    transport
        .connect(Deadline.in(CONNECT, clock))
        .whenComplete(
            (done, failure) ->
                trouble(failure == null ? "" : DriverException.in(failure).getMessage()));
  }

  private void trouble(@Nullable String reason) {
    String now = String.valueOf(reason);
    if (!now.isEmpty() && !now.equals(trouble)) {
      LOG.error("Modbus server on line {}: {}", name, now);
    }
    trouble = now;
  }

  @Override
  public int frameLength(ByteBuffer received) throws DriverException.Damaged {
    if (!received.hasRemaining()) {
      return 1;
    }
    if (ours.unit(Rtu.unit(received)) == LineUnits.FOREIGN) {
      return UNTIL_SILENCE;
    }
    try {
      return Rtu.requestLength(received);
    } catch (DamagedFrameException e) {
      counters.count(Event.DAMAGED);
      throw new DriverException.Damaged(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void unrequested(ByteBuffer frame) {
    int unit = ours.unit(Rtu.unit(frame));
    if (unit == LineUnits.FOREIGN) {
      return;
    }
    try {
      ByteBuffer request = Rtu.pdu(frame);
      asked.set(Rtu.unit(frame));
      newest.incrementAndGet();
      scratch.clear();
      if (units.of(unit).answer(request, scratch, this) == Unit.Answer.NOW) {
        scratch.flip();
        send(asked.get(), scratch);
      }
    } catch (DamagedFrameException e) {
      counters.count(Event.DAMAGED);
      LOG.debug("damaged on line {}", name, e);
    }
  }

  /** Nobody answers a broadcast. */
  private void send(int to, ByteBuffer pdu) {
    if (to == 0) {
      return;
    }
    ByteBuffer frame = ByteBuffer.allocate(Rtu.MAX_FRAME);
    Rtu.encode(frame, to, pdu);
    transport
        .send(frame.flip(), Deadline.in(SEND, clock))
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                counters.count(Event.CLIENT_GONE);
                LOG.debug("a reply on line {} could not be sent", name, failure);
              }
            });
  }

  @Override
  public void lost(DriverException cause) {
    trouble(cause.getMessage());
  }

  @Override
  public String source() {
    return "serial line " + name;
  }

  @Override
  public String connection() {
    return source();
  }

  @Override
  public @Nullable InetAddress address() {
    return null;
  }

  @Override
  public @Nullable Later later(int function) {
    if (pending.incrementAndGet() > MOST_PENDING) {
      pending.decrementAndGet();
      counters.count(Event.BUSY);
      return null;
    }
    return new OwedReply(newest.get(), asked.get(), function);
  }

  @Override
  public void close() {
    transport.close();
  }

  /** The reply to one request, sent as long as no other has come. */
  private final class OwedReply implements Later {
    private final long number;
    private final int to;
    private final int function;

    OwedReply(long number, int to, int function) {
      this.number = number;
      this.to = to;
      this.function = function;
    }

    @Override
    public void reply(ByteBuffer pdu) {
      pending.decrementAndGet();
      if (number != newest.get()) {
        counters.count(Event.CLIENT_GONE);
      } else if (pdu.hasRemaining() && pdu.remaining() <= Pdu.MAX_LENGTH) {
        send(to, pdu);
      }
    }

    @Override
    public void fail(ExceptionCode code) {
      reply(new ExceptionResponse(function & Function.MAX, code).toBuffer());
    }

    @Override
    public void drop() {
      pending.decrementAndGet();
    }
  }
}
