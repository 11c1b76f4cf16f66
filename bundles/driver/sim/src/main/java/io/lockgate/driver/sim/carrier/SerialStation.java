// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.carrier;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.SerialLine;
import io.lockgate.api.driver.Transport;
import io.lockgate.api.driver.Transports;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.driver.sim.bus.Bus;
import io.lockgate.driver.sim.bus.Reply;
import io.lockgate.driver.sim.pdu.CheckSum;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All devices of a bus at one serial port: requests come as frames that nobody asked for, answers are sent. A port that
 * is lost, busy or not there is tried again every 5 s. Thread-safe.
 */
public final class SerialStation implements Framing, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SerialStation.class);
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final EventLoop loop;
  private final GatewayClock clock;
  private final Bus bus;
  private final Wire wire = new RtuWire();
  private final Transport transport;
  private final String port;
  private volatile boolean closed;
  private volatile String trouble = "";

  /** A station that begins to open its port. */
  public SerialStation(
      EventLoop loop,
      Transports transports,
      GatewayClock clock,
      String owner,
      SerialLine line,
      Bus bus) {
    this.loop = loop;
    this.clock = clock;
    this.bus = bus;
    this.port = line.port();
    this.transport = transports.serial(owner, line, this);
  }

  /** Opens the port, now or as soon as it can be had. */
  public void open() {
    if (closed) {
      return;
    }
    transport
        .connect(Deadline.in(PATIENCE, clock))
        .whenComplete((done, failure) -> opened(failure));
  }

  private void opened(@Nullable Throwable failure) {
    if (closed) {
      return;
    }
    String now = failure == null ? "" : String.valueOf(DriverException.in(failure).getMessage());
    if (failure == null) {
      LOG.info("the simulator answers on {}", port);
    } else if (!now.equals(trouble)) {
      LOG.warn("the simulator cannot have {}: {}", port, now);
    }
    trouble = now;
    if (failure != null) {
      tryLater();
    }
  }

  private void tryLater() {
    if (!closed && !loop.after(AGAIN, this::open)) {
      LOG.error("the simulator gives up on {}: too much is waiting", port);
    }
  }

  /** Refuses what is no request, so that the line is read away until it is silent. */
  @Override
  public int frameLength(ByteBuffer received) throws DriverException.Damaged {
    int length = RtuLength.of(received);
    if (length > RtuLength.MOST) {
      throw new DriverException.Damaged("too long for a request");
    }
    boolean whole = length >= RtuLength.LEAST && received.remaining() >= length;
    if (whole && !CheckSum.right(first(received, length))) {
      throw new DriverException.Damaged("check sum is wrong");
    }
    return length;
  }

  private static byte[] first(ByteBuffer received, int length) {
    byte[] bytes = new byte[length];
    received.get(received.position(), bytes);
    return bytes;
  }

  @Override
  public void unrequested(ByteBuffer frame) {
    byte[] bytes = first(frame, frame.remaining());
    if (bytes.length < RtuLength.LEAST || !CheckSum.right(bytes)) {
      return;
    }
    Request request = RtuWire.request(bytes);
    Optional<Reply> reply = bus.ask(request.unit(), request.pdu());
    if (reply.isPresent()) {
      answer(wire.arriving(request, reply.get()), reply.get().delay());
    }
  }

  private void answer(byte[] frame, Duration delay) {
    if (delay.isZero()) {
      send(frame);
    } else if (!loop.after(delay, () -> send(frame))) {
      LOG.debug("a late answer on {} is dropped: too much is waiting", port);
    }
  }

  private void send(byte[] frame) {
    transport
        .send(ByteBuffer.wrap(frame), Deadline.in(PATIENCE, clock))
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                LOG.debug("an answer on {} was not sent", port, failure);
              }
            });
  }

  @Override
  public void lost(DriverException cause) {
    LOG.warn("the simulator lost {}: {}", port, cause.getMessage());
    tryLater();
  }

  /** Gives the port back. */
  @Override
  public void close() {
    closed = true;
    transport.close();
  }
}
