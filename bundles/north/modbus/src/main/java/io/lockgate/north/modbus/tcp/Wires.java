// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.tcp;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/** How connections are carried. */
@FunctionalInterface
public interface Wires {
  /** The socket as it is. */
  Wires PLAIN = PlainWire::new;

  /**
   * For a connection just taken; the socket does not block.
   *
   * @throws IOException none can be taken now
   */
  Wire over(SocketChannel socket) throws IOException;
}
