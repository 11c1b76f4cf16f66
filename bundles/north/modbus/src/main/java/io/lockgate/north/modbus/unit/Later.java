// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.unit;

import io.lockgate.codec.modbus.ExceptionCode;
import java.nio.ByteBuffer;

/**
 * A reply that is still owed. Exactly one of the methods is called, once, by any thread; none blocks. When the caller is
 * gone by then the reply is dropped and counted.
 */
public interface Later {
  /** Sends the reply, 1 to {@link io.lockgate.codec.modbus.Pdu#MAX_LENGTH} bytes from position to limit; its content is taken at once. */
  void reply(ByteBuffer pdu);

  /** Sends an exception reply. */
  void fail(ExceptionCode code);

  /** Sends nothing. */
  void drop();
}
