// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.tcp;

import io.lockgate.codec.modbus.DamagedFrameException;
import io.lockgate.codec.modbus.Mbap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Requests as they come in, and since when. Bounded; the loop's thread alone touches it. Times in nanoseconds. */
final class Inbox {
  private static final int REQUESTS_READ_AHEAD = 8;
  private static final long NEVER = Long.MIN_VALUE;

  private final ByteBuffer bytes = ByteBuffer.allocateDirect(REQUESTS_READ_AHEAD * Mbap.MAX_FRAME);
  private long partialSince = NEVER;
  private long lastRequest;
  private boolean proven;
  private int transaction;
  private int unit;

  Inbox(long now) {
    this.lastRequest = now;
  }

  /** Takes what is there; how much that is, negative when the other side has ended. */
  int readFrom(ReadableByteChannel from) throws IOException {
    return from.read(bytes);
  }

  /** Begins to take requests out. */
  void open() {
    bytes.flip();
  }

  /** Whether a whole request is next. */
  boolean hasRequest() throws DamagedFrameException {
    return bytes.remaining() >= Mbap.frameLength(bytes);
  }

  /** Takes the next request out; its message is valid until {@link #close}. */
  ByteBuffer next(long now) throws DamagedFrameException {
    int length = Mbap.frameLength(bytes);
    transaction = Mbap.transaction(bytes);
    unit = Mbap.unit(bytes);
    ByteBuffer pdu = bytes.slice(bytes.position() + Mbap.HEADER, length - Mbap.HEADER);
    bytes.position(bytes.position() + length);
    lastRequest = now;
    proven = true;
    partialSince = NEVER;
    return pdu;
  }

  /** Ends taking requests out; what is left waits. */
  void close(long now) throws DamagedFrameException {
    if (!bytes.hasRemaining() || hasRequest()) {
      partialSince = NEVER;
    } else if (partialSince == NEVER) {
      partialSince = now;
    }
    bytes.compact();
  }

  /** Transaction of the request taken last. */
  int transaction() {
    return transaction;
  }

  /** Unit of the request taken last. */
  int unit() {
    return unit;
  }

  /** Whether there has ever been a whole request. */
  boolean proven() {
    return proven;
  }

  /** Nothing is read for the time being, so a request that has begun cannot become whole. */
  void excuse(long now) {
    if (partialSince != NEVER) {
      partialSince = now;
    }
  }

  /** Whether a request has been begun for longer than this and is not whole. */
  boolean isHalfSent(long now, long limit) {
    return partialSince != NEVER && now - partialSince > limit;
  }

  /** Whether there was no request for longer than this. */
  boolean isIdle(long now, long limit) {
    return now - lastRequest > limit;
  }
}
