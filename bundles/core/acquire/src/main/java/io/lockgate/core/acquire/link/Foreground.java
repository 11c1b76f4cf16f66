// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.DriverException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * An exchange that somebody waits for.
 *
 * @param <T> what he is given
 */
abstract class Foreground<T> extends Exchange<T> {
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private @Nullable Inlet waitsIn;

  /** Counts there until it leaves the queue. */
  final void waitsIn(Inlet inlet) {
    waitsIn = inlet;
  }

  @Override
  final void leftQueue() {
    Inlet its = waitsIn;
    waitsIn = null;
    if (its != null) {
      its.leave();
    }
  }

  final CompletionStage<T> answer() {
    return answer;
  }

  /** It does not get a turn. */
  final CompletionStage<T> refuse(DriverException why) {
    leftQueue();
    failed(why);
    return answer;
  }

  /** Why it need not even wait; empty: it may. */
  @Nullable DriverException refusal() {
    return null;
  }

  /** What is given to him who waits. */
  @Nullable T given(@Nullable T result) throws DriverException {
    return result;
  }

  @Override
  final void done(@Nullable T result) throws DriverException {
    complete(answer, given(result));
  }

  @SuppressWarnings("NullAway") // a stage of Void gives null
  private static <T> void complete(CompletableFuture<T> answer, @Nullable T result) {
    answer.complete(result);
  }

  @Override
  void failed(DriverException why) {
    answer.completeExceptionally(why);
  }
}
