// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.wire;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.Transport;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.driver.snmp.settings.DeviceSettings;
import io.lockgate.driver.snmp.settings.Version;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;

/**
 * A device at the other end of a socket that hears nobody else. That it cannot be reached is its failure alone, never one
 * of the link: it shows as silence. Thread-safe.
 */
public final class Peer {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Session session;
  private final Transport transport;
  private final GatewayClock clock;
  private final DeviceSettings settings;
  private final Duration timeout;
  private final UdpAddress name;
  private volatile boolean closed;

  /**
   * Makes it; nothing is open yet.
   *
   * @param owner id of the link
   * @param timeout for an answer
   */
  public Peer(
      Session session,
      LinkContext context,
      String owner,
      DeviceSettings settings,
      Duration timeout) {
    this.session = session;
    this.settings = settings;
    this.timeout = timeout;
    clock = context.clock();
    transport =
        context.transports().udp(owner, settings.host(), settings.port(), Datagrams.FRAMING);
    name = freshName(settings.port());
  }

  /** What the library knows it by, whatever its host is called: a number that is no address of anybody. */
  private static UdpAddress freshName(int port) {
    byte[] number = ByteBuffer.allocate(Integer.BYTES).putInt(NUMBERS.incrementAndGet()).array();
    try {
      return new UdpAddress(InetAddress.getByAddress(number), port);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Datagrams implements Framing {
    static final Datagrams FRAMING = new Datagrams();

    /** A datagram is a frame. */
    @Override
    public int frameLength(ByteBuffer received) {
      return received.remaining();
    }
  }

  UdpAddress name() {
    return name;
  }

  int maxMessage() {
    return settings.maxMessage();
  }

  /** Its settings. */
  public DeviceSettings settings() {
    return settings;
  }

  public Version version() {
    return session.version();
  }

  /** GET of some instances. */
  public CompletionStage<PDU> get(List<OID> oids, Deadline deadline) {
    return ask(request(PDU.GET, oids), deadline);
  }

  /** What follows after some places: so many rows; one row with version 1. */
  public CompletionStage<PDU> next(List<OID> oids, int rows, Deadline deadline) {
    if (version() == Version.V1) {
      return ask(request(PDU.GETNEXT, oids), deadline);
    }
    PDU pdu = request(PDU.GETBULK, oids);
    pdu.setNonRepeaters(0);
    pdu.setMaxRepetitions(rows);
    return ask(pdu, deadline);
  }

  /** SET of one instance. */
  public CompletionStage<PDU> set(VariableBinding value, Deadline deadline) {
    PDU pdu = session.request(PDU.SET, settings.context());
    pdu.add(value);
    return ask(pdu, deadline);
  }

  private PDU request(int type, List<OID> oids) {
    PDU pdu = session.request(type, settings.context());
    oids.forEach(oid -> pdu.add(new VariableBinding(oid)));
    return pdu;
  }

  private CompletionStage<PDU> ask(PDU request, Deadline deadline) {
    if (closed) {
      return DriverException.failed(new DriverException.Closed(false));
    }
    Deadline own = Deadline.in(timeout, clock);
    Deadline sooner = own.monotonicNanos() - deadline.monotonicNanos() < 0 ? own : deadline;
    CompletionStage<PDU> answer = new Call(session, this, request, sooner).begin();
    return answer.thenCompose(this::withoutError);
  }

  /** An error of the whole answer; with version 1 the end of everything is one. */
  private CompletionStage<PDU> withoutError(PDU pdu) {
    int status = pdu.getErrorStatus();
    if (status == PDU.noError) {
      return CompletableFuture.completedFuture(pdu);
    }
    boolean inParts = status == PDU.tooBig || status == PDU.noSuchName || status == PDU.genErr;
    return DriverException.failed(
        new DriverException.Refused(
            status, inParts, this + " answers " + pdu.getErrorStatusText()));
  }

  CompletionStage<ByteBuffer> exchange(
      ByteBuffer message, Predicate<ByteBuffer> isAnswer, Deadline deadline) {
    return transport.connected()
        ? transport.exchange(message, isAnswer, deadline)
        : transport
            .connect(deadline)
            .thenCompose(connected -> transport.exchange(message, isAnswer, deadline));
  }

  /** What a failure of the socket means: a host without a name or a port without a program is a silent device. */
  DriverException failure(DriverException of) {
    if (closed) {
      return new DriverException.Closed(of.maybeDone());
    }
    return of instanceof DriverException.NotConnected || of instanceof DriverException.Lost
        ? new DriverException.TimedOut(this + " cannot be reached: " + of.getMessage())
        : of;
  }

  /** Whether it has been closed. */
  public boolean closed() {
    return closed;
  }

  /** Open requests fail with Closed. Without effect the second time. */
  public void close() {
    closed = true;
    transport.close();
  }

  @Override
  public String toString() {
    return settings.host() + ":" + settings.port();
  }
}
