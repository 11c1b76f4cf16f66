// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;

/** A socket that does not block. */
interface Wire extends Closeable {
  SelectableChannel channel();

  /** Begins to connect; true when that is already done. */
  boolean connect(InetSocketAddress peer) throws IOException;

  /** Goes on with what {@link #connect} began; false when it is not yet done. */
  boolean finishConnect() throws IOException;

  /** What it waits for before {@link #finishConnect} is of use again: operations of a key, 0 for a call of its own. */
  default int awaited() {
    return SelectionKey.OP_CONNECT;
  }

  /** Writes what the system takes; returns how many bytes. May be called by any thread. */
  int write(ByteBuffer bytes) throws IOException;

  /** Reads what is there; 0 for nothing, negative when the peer has ended. */
  int read(ByteBuffer bytes) throws IOException;

  /** Whether reading again gives something though the system says nothing. */
  default boolean hasMore() {
    return false;
  }

  /** Whether the system has all that was written. */
  default boolean drained() {
    return true;
  }

  /** Gives the system what it did not take before. */
  default void flush() throws IOException {}

  /** Whether each read is a whole frame. */
  boolean keepsFrames();
}
