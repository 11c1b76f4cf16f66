// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;

/** A socket that does not block. */
interface Wire extends Closeable {
  SelectableChannel channel();

  /** Begins to connect; true when that is already done. */
  boolean connect(InetSocketAddress peer) throws IOException;

  /** Ends what {@link #connect} began; false when it is not yet done. */
  boolean finishConnect() throws IOException;

  /** Writes what the system takes; returns how many bytes. May be called by any thread. */
  int write(ByteBuffer bytes) throws IOException;

  /** Reads what is there; 0 for nothing, negative when the peer has ended. */
  int read(ByteBuffer bytes) throws IOException;

  /** Whether each read is a whole frame. */
  boolean keepsFrames();
}
