// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/** Lets an operator see the frames of a link. Costs nothing while nobody looks. Thread-safe. */
@ProviderType
public interface FrameTap {
  /**
   * Begins to show the frames of all transports of an owner, those to come included.
   *
   * @param owner id of the link or service that the transports belong to
   * @param listener hears of each frame
   */
  Tap tap(String owner, Listener listener);

  /** Hears of frames, by the transport's thread: must be quick, must not block. */
  @FunctionalInterface
  interface Listener {
    /**
     * A frame has passed.
     *
     * @param monotonicNanos when, on the scale of {@link io.lockgate.api.time.GatewayClock#monotonicNanos}
     * @param sent true: sent, false: received
     * @param frame whole, with its framing; read only, valid during the call only
     * @param words what {@link Framing#describe} says about it
     */
    void frame(long monotonicNanos, boolean sent, ByteBuffer frame, String words);
  }

  /** Somebody who looks. */
  interface Tap extends AutoCloseable {
    /** Nothing is shown after return. Without effect the second time. */
    @Override
    void close();
  }
}
