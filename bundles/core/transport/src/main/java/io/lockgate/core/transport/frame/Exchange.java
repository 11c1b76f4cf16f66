// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.frame;

import io.lockgate.api.driver.DriverException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A frame that was handed over to be sent, and who waits for its reply. The positions count bytes since the connection
 * began; they and the links belong to whoever holds the {@link Waiting}.
 */
public final class Exchange {
  /** Frames that may wait at a time, on one transport. */
  public static final int LIMIT = 256;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final @Nullable Predicate<ByteBuffer> isReply;
  private final long deadline;
  private final CompletableFuture<ByteBuffer> done = new CompletableFuture<>();

  private long begin;
  private long end;
  @Nullable Exchange before;
  @Nullable Exchange after;

  /**
   * Something to be sent.
   *
   * @param isReply what its reply looks like; null when it has none
   * @param deadline monotonic nanoseconds
   */
  public Exchange(@Nullable Predicate<ByteBuffer> isReply, long deadline) {
    this.isReply = isReply;
    this.deadline = deadline;
  }

  /** Completes with the reply. */
  public CompletionStage<ByteBuffer> reply() {
    return done;
  }

  /** Completes when it is sent, for one that has no reply. */
  public CompletionStage<Void> sent() {
    return done.thenAccept(nothing -> {});
  }

  @Nullable Predicate<ByteBuffer> isReply() {
    return isReply;
  }

  /** Whether it only has to be sent. */
  public boolean hasNoReply() {
    return isReply == null;
  }

  public long deadline() {
    return deadline;
  }

  /** Notes where in the stream its frame lies. */
  public void placed(long from, long to) {
    begin = from;
    end = to;
  }

  /** Whether at least one byte is gone when so many are. */
  public boolean begunAt(long flushed) {
    return flushed > begin;
  }

  /** Whether all bytes are gone when so many are. */
  public boolean sentAt(long flushed) {
    return flushed >= end;
  }

  /** The reply is there; dependents run now. */
  public void complete(ByteBuffer frame) {
    done.complete(frame);
  }

  /** It is sent and has no reply. */
  public void complete() {
    done.complete(NOTHING);
  }

  /** It has failed; dependents run now. */
  public void fail(DriverException why) {
    done.completeExceptionally(why);
  }
}
