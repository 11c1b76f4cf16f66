// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.wire;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.TransportStateReference;
import org.snmp4j.mp.PduHandle;
import org.snmp4j.mp.PduHandleCallback;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.UdpAddress;

/**
 * One request and its answer, with what must be said before: whose engine it is, and what time it has. To the library it
 * is a transport of its own, so that nothing is looked up. Used once.
 */
final class Call extends Carrier implements PduHandleCallback<PDU> {
  /** Messages of one call: to an engine that is gone, for the engine, for its time, the request; and one more. */
  private static final int MOST_MESSAGES = 5;

  private final Session session;
  private final Peer peer;
  private final PDU request;
  private final Deadline deadline;
  private final CompletableFuture<PDU> answer = new CompletableFuture<>();
  private volatile @Nullable PduHandle handle;
  private final AtomicInteger messages = new AtomicInteger();
  private volatile boolean toKnown;
  private volatile boolean understood;

  Call(Session session, Peer peer, PDU request, Deadline deadline) {
    this.session = session;
    this.peer = peer;
    this.request = request;
    this.deadline = deadline;
  }

  /** Sends; the answer may be an error of the device, but is one. */
  CompletableFuture<PDU> begin() {
    send();
    return answer;
  }

  /** Who is asked for its engine is asked by an empty GET: some agents do not answer any other. */
  private void send() {
    messages.incrementAndGet();
    toKnown = session.knows(peer.name());
    try {
      session.send(this, peer.name(), toKnown ? request : session.request(PDU.GET, ""));
    } catch (MessageException | RuntimeException unable) {
      answer.completeExceptionally(
          new DriverException.Damaged("the request cannot be made: " + unable.getMessage()));
    }
  }

  /** The library needs it to live as long as the request. */
  @Override
  public void pduHandleAssigned(PduHandle made, PDU pdu) {
    handle = made;
  }

  @Override
  public void sendMessage(
      UdpAddress address,
      byte[] message,
      @Nullable TransportStateReference reference,
      long timeoutMillis,
      int maxRetries) {
    Optional<Peek> asked = Peek.of(ByteBuffer.wrap(message));
    peer.exchange(ByteBuffer.wrap(message), frame -> isAnswer(asked, frame), deadline)
        .whenComplete(this::ended);
  }

  /** Many agents do not say that they cannot decrypt: they answer what is said in clear before, and then no more. */
  private DriverException silent(DriverException why) {
    return why instanceof DriverException.TimedOut && messages.get() > 1
        ? new DriverException.TimedOut(
            peer
                + " answers in clear, but not to encrypted requests: wrong privacy-password or"
                + " privacy-protocol, or a message was lost")
        : why;
  }

  private static boolean isAnswer(Optional<Peek> asked, ByteBuffer frame) {
    return asked.isPresent()
        && Peek.of(frame)
            .filter(its -> its.id() == asked.get().id() && its.version() == asked.get().version())
            .isPresent();
  }

  private void ended(@Nullable ByteBuffer message, @Nullable Throwable failure) {
    if (failure != null) {
      answer.completeExceptionally(silent(peer.failure(DriverException.in(failure))));
      return;
    }
    understood = false;
    session.received(this, peer.name(), Objects.requireNonNull(message));
    if (!understood) {
      distrusted();
    }
  }

  /**
   * The answer cannot be read. Perhaps another engine is there now: it is asked for anew. An order is not sent again, as
   * it may have been done.
   */
  private void distrusted() {
    boolean again = toKnown && session.forgetEngine(peer.name()) && request.getType() != PDU.SET;
    if (again && messages.get() < MOST_MESSAGES) {
      send();
    } else {
      answer.completeExceptionally(
          new DriverException.Damaged("an answer of " + peer + " cannot be read or trusted"));
    }
  }

  /** The library has understood the message. */
  void heard(CommandResponderEvent<?> event) {
    PDU pdu = event.getPDU();
    if (pdu.getType() == PDU.REPORT) {
      understood = true;
      reported(pdu);
    } else if (pdu.getType() == PDU.RESPONSE
        && session.isOurs(event.getSecurityName())
        && event.getPduHandle().equals(handle)) {
      understood = true;
      answer.complete(pdu);
    }
  }

  private void reported(PDU pdu) {
    OID what = pdu.size() == 1 ? pdu.get(0).getOid() : new OID();
    Report report = Report.of(what);
    if (report.again() && messages.get() < MOST_MESSAGES) {
      if (report == Report.UNKNOWN_ENGINE && toKnown) {
        session.forgetEngine(peer.name());
      }
      send();
    } else {
      answer.completeExceptionally(new DriverException.Denied(peer + ": " + report.sentence()));
    }
  }

  @Override
  public UdpAddress getListenAddress() {
    return peer.name();
  }

  @Override
  public int getMaxInboundMessageSize() {
    return peer.maxMessage();
  }
}
