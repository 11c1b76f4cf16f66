// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.wire;

import io.lockgate.api.driver.DriverException;
import java.nio.ByteBuffer;

/** One way of putting messages into frames. Stateless, thread-safe. */
public interface Envelope {
  /**
   * A whole frame.
   *
   * @param transaction 0 to 65,535; without meaning where frames are not numbered
   * @param unit 0 to 255
   * @param pdu message, not moved
   */
  ByteBuffer wrap(int transaction, int unit, ByteBuffer pdu);

  /**
   * Whether a frame is the reply to a request.
   *
   * @param frame whole, not moved
   */
  boolean answers(ByteBuffer frame, int transaction, int unit, Ask ask);

  /** The message in a frame that has been found to be a reply. */
  ByteBuffer pdu(ByteBuffer frame);

  /** As {@link io.lockgate.api.driver.Framing#frameLength}. */
  int frameLength(ByteBuffer received) throws DriverException.Damaged;

  /** A frame in words, for the operator's trace. */
  String describe(ByteBuffer frame, boolean sent);
}
