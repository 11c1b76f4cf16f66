// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Cuts a stream of bytes into frames, and hears of what nobody asked for. Called by one thread of the transport at a
 * time; must be quick, must not block. A RuntimeException counts as damage.
 */
@ConsumerType
@FunctionalInterface
public interface Framing {
  /** The length cannot be told; on a serial line the frame ends with a silence, elsewhere this is damage. */
  int UNTIL_SILENCE = 0;

  /** Longest frame that is taken, in bytes; more is damage. */
  int MAX_FRAME = 65_536;

  /**
   * How long the frame at the beginning is, as far as can be told: asked again when so many bytes are there, and it is
   * whole when the answer is not more than what is there. A header of 3 bytes is asked for with 3.
   *
   * @param received from the first byte of the frame; read only, may be empty
   * @return 1 to {@link #MAX_FRAME}, or {@link #UNTIL_SILENCE}
   * @throws DriverException.Damaged this is no frame: a TCP connection is closed, a serial line is read away until it is
   *     silent
   */
  int frameLength(ByteBuffer received) throws DriverException.Damaged;

  /** A frame that is no reply to anything: an event, a request of the peer, a late reply. Counted by the transport. */
  default void unrequested(ByteBuffer frame) {}

  /** The connection is gone; open exchanges have failed already. Not called after close. */
  default void lost(DriverException cause) {}

  /** A frame in words, for the operator's trace; never a secret. */
  default String describe(ByteBuffer frame, boolean sent) {
    return "";
  }
}
