// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.carrier;

import io.lockgate.driver.sim.bus.Fault;
import io.lockgate.driver.sim.bus.Reply;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** One way to put requests and answers into frames. Without state, thread-safe. */
interface Wire {
  /** Longest frame of any wire. */
  int MAX_FRAME = 260;

  /**
   * Takes the next request from what was received, up to its limit; takes nothing while it is not whole.
   *
   * @throws GarbledException what was received is no frame
   */
  Optional<Request> next(ByteBuffer received) throws GarbledException;

  /** How long half a request is kept; what comes later begins anew. Nanoseconds. */
  default long patienceNanos() {
    return Long.MAX_VALUE;
  }

  /** The frame of an answer, sound. */
  byte[] frame(Request to, Reply reply);

  /** Changes a frame so that every master must notice. */
  void garble(byte[] frame, int chance);

  /** What arrives of an answer. */
  default byte[] arriving(Request to, Reply reply) {
    byte[] frame = frame(to, reply);
    if (reply.damage() == Fault.HALF_FRAME) {
      return Arrays.copyOf(frame, frame.length / 2);
    }
    if (reply.damage() == Fault.NOISE) {
      garble(frame, reply.chance());
    }
    return frame;
  }
}
