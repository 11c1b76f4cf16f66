// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.tcp;

import java.io.IOException;
import java.nio.channels.ByteChannel;
import org.jspecify.annotations.Nullable;

/** What carries the bytes of a connection, without blocking: the socket, or TLS over it. */
public interface Wire extends ByteChannel {
  /** Whether it is known who is at the other end; no request comes before. */
  boolean established();

  /** Gives the socket what it did not take before; whether it has all now. */
  boolean flush() throws IOException;

  /** Whether reading again gives something though the socket has nothing. */
  boolean hasMore();

  /** Whether something has begun below that can only be read when it is whole. */
  boolean partial();

  /** What the other side has proven to be, for the audit; empty where it proves nothing. */
  String proof();

  /** The role that goes with the proof; null for none. */
  @Nullable String role();
}
