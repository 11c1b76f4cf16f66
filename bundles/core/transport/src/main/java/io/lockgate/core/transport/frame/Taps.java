// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.frame;

import io.lockgate.api.driver.FrameTap;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.time.GatewayClock;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who look at frames. While nobody does, a frame costs one volatile read. Thread-safe. */
public final class Taps implements FrameTap {
  private static final Logger LOG = LoggerFactory.getLogger(Taps.class);

  private final GatewayClock clock;
  private volatile Map<String, List<Opened>> byOwner = Map.of();

  public Taps(GatewayClock clock) {
    this.clock = clock;
  }

  @Override
  public Tap tap(String owner, Listener listener) {
    Opened tap = new Opened(owner, listener);
    change(owner, tap, true);
    return tap;
  }

  private synchronized void change(String owner, Opened tap, boolean add) {
    Map<String, List<Opened>> next = new HashMap<>(byOwner);
    List<Opened> taps = new ArrayList<>(next.getOrDefault(owner, List.of()));
    if (add) {
      taps.add(tap);
    } else {
      taps.remove(tap);
    }
    if (taps.isEmpty()) {
      next.remove(owner);
    } else {
      next.put(owner, List.copyOf(taps));
    }
    byOwner = Map.copyOf(next);
  }

  boolean anybody() {
    return !byOwner.isEmpty();
  }

  void show(String owner, boolean sent, ByteBuffer frame, Framing framing) {
    List<Opened> taps = byOwner.getOrDefault(owner, List.of());
    if (taps.isEmpty()) {
      return;
    }
    long now = clock.monotonicNanos();
    String words = describe(framing, frame.asReadOnlyBuffer(), sent);
    for (Opened tap : taps) {
      tap.show(now, sent, frame.asReadOnlyBuffer(), words);
    }
  }

  private static String describe(Framing framing, ByteBuffer frame, boolean sent) {
    try {
      return framing.describe(frame, sent);
    } catch (RuntimeException e) {
      LOG.debug("a frame could not be described", e);
      return "";
    }
  }

  /** Nobody looks any more. */
  public void closeAll() {
    byOwner.values().forEach(taps -> taps.forEach(Opened::close));
  }

  private final class Opened implements Tap {
    private final String owner;
    private final Listener listener;
    private boolean closed;

    Opened(String owner, Listener listener) {
      this.owner = owner;
      this.listener = listener;
    }

    /** The lock makes {@link #close} wait for a call under way. */
    synchronized void show(long nanos, boolean sent, ByteBuffer frame, String words) {
      if (closed) {
        return;
      }
      try {
        listener.frame(nanos, sent, frame, words);
      } catch (RuntimeException e) {
        closed = true;
        LOG.warn("a trace of {} ends: its listener fails", owner, e);
      }
    }

    @Override
    public void close() {
      synchronized (this) {
        closed = true;
      }
      change(owner, this, false);
    }
  }
}
