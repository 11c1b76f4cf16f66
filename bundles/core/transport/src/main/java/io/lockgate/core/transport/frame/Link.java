// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.frame;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The owner's side of a transport: its code is called here and nowhere else, so that nothing it throws reaches a loop.
 * A defect is counted, and logged once. Thread-safe as far as the owner's code is.
 */
public final class Link {
  private static final Logger LOG = LoggerFactory.getLogger(Link.class);

  private final String owner;
  private final String peer;
  private final Framing framing;
  private final Taps taps;
  private final LongAdder unrequested = new LongAdder();
  private final LongAdder damaged = new LongAdder();
  private final LongAdder timedOut = new LongAdder();
  private final LongAdder defects = new LongAdder();

  /**
   * A side.
   *
   * @param owner id of the link or service
   * @param peer what it is joined to, for messages
   */
  public Link(String owner, String peer, Framing framing, Taps taps) {
    this.owner = owner;
    this.peer = peer;
    this.framing = framing;
    this.taps = taps;
  }

  public String owner() {
    return owner;
  }

  public String peer() {
    return peer;
  }

  /** Nothing can be sent, as there is no connection. */
  public DriverException notConnected() {
    return new DriverException.NotConnected(peer + " is not connected");
  }

  /** Nothing can be sent, as too much waits. */
  public DriverException busy() {
    return new DriverException.Busy("too many requests wait for " + peer);
  }

  /** Counts and makes the failure of an exchange whose time is over. */
  public DriverException timedOut() {
    timedOut.increment();
    return new DriverException.TimedOut("no answer from " + peer);
  }

  /** Whether the frame is what somebody waits for; without predicate, never. */
  boolean accepts(@Nullable Predicate<ByteBuffer> isReply, ByteBuffer frame) {
    if (isReply == null) {
      return false;
    }
    try {
      return isReply.test(frame);
    } catch (RuntimeException e) {
      defect(e);
      return false;
    } finally {
      frame.clear();
    }
  }

  /** Whether the frame is what the exchange waits for. */
  public boolean accepts(Exchange exchange, ByteBuffer frame) {
    return accepts(exchange.isReply(), frame);
  }

  /** As {@link Framing#frameLength}; what is no length, and what throws, is damage. */
  int frameLength(ByteBuffer received) throws DriverException.Damaged {
    int length;
    try {
      length = framing.frameLength(received);
    } catch (RuntimeException e) {
      defect(e);
      throw new DriverException.Damaged("the frame could not be understood");
    }
    if (length < 0 || length > Framing.MAX_FRAME) {
      throw new DriverException.Damaged("no frame has " + length + " bytes");
    }
    return length;
  }

  /** Nobody has asked for this frame. */
  public void unrequested(ByteBuffer frame) {
    unrequested.increment();
    try {
      framing.unrequested(frame);
    } catch (RuntimeException e) {
      defect(e);
    }
  }

  /** What came is no frame. */
  public void damaged(DriverException.Damaged why) {
    damaged.increment();
    LOG.debug("{}: damage from {}: {}", owner, peer, why.getMessage());
  }

  /** The connection is gone, and what waited has failed. */
  public void lost(DriverException cause) {
    LOG.debug("{}: {}; {}", owner, cause.getMessage(), this);
    try {
      framing.lost(cause);
    } catch (RuntimeException e) {
      defect(e);
    }
  }

  /** Counts what should not have been thrown; the first is logged. */
  public void defect(RuntimeException thrown) {
    defects.increment();
    if (defects.sum() == 1) {
      LOG.warn("{}: defect of the link to {}; further ones are only counted", owner, peer, thrown);
    }
  }

  /** Shows a frame to those who look; costs next to nothing when nobody does. */
  public void show(boolean sent, ByteBuffer frame) {
    if (taps.anybody()) {
      taps.show(owner, sent, frame, framing);
    }
  }

  /** The counters. */
  @Override
  public String toString() {
    return "%s: %d unrequested, %d damaged, %d timed out, %d defects"
        .formatted(peer, unrequested.sum(), damaged.sum(), timedOut.sum(), defects.sum());
  }
}
