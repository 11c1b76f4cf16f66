// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Carries frames to and from one peer; knows no protocol. Thread-safe, never blocks. Bounded: at most 256 exchanges wait
 * at a time, what is over fails with {@link DriverException.Busy}; received bytes wait only until they are a frame.
 */
@ProviderType
public interface Transport {
  /**
   * Connects or opens the port; completes at once while connected. It can be called again after a loss.
   *
   * @return fails with {@link DriverException.NotConnected}, {@link DriverException.Busy} (a serial port with another
   *     owner), {@link DriverException.TimedOut} or, after close, {@link DriverException.Closed}
   */
  CompletionStage<Void> connect(Deadline deadline);

  /** Whether it is connected, as far as is known. */
  boolean connected();

  /**
   * Sends a request and waits for its reply. Each received frame is offered to the waiting exchanges in the order they
   * were sent; the first that accepts it gets it. On a serial line the gap is kept before sending.
   *
   * @param request a whole frame; the transport takes its content before this returns
   * @param isReply whether a received frame is the reply; called by the transport's thread, must be quick and pure
   * @return the reply, a buffer of its own; fails with {@link DriverException.TimedOut} at the deadline,
   *     {@link DriverException.Expired} when that came before it was sent, {@link DriverException.NotConnected} when
   *     nothing was sent, {@link DriverException.Lost} when the connection broke after that,
   *     {@link DriverException.Damaged} when the framing refused what came, {@link DriverException.Closed} after close
   */
  CompletionStage<ByteBuffer> exchange(
      ByteBuffer request, Predicate<ByteBuffer> isReply, Deadline deadline);

  /** Sends a frame that has no reply; completes when the system has taken it. Fails as {@link #exchange} does. */
  CompletionStage<Void> send(ByteBuffer frame, Deadline deadline);

  /** Ends it and gives the bus back; open stages fail with {@link DriverException.Closed}. Without effect the second time. */
  void close();
}
