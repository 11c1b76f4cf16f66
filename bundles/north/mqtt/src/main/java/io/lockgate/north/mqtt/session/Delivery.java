// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.session;

import io.lockgate.north.mqtt.template.Layout;
import io.lockgate.north.mqtt.wire.Outgoing;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Messages that belong together, on their way. Used by the thread of the session alone, but for its stage. */
final class Delivery {
  private final Function<Layout, List<Outgoing>> content;
  private final Runnable done;
  private final CompletableFuture<?> stage;
  int open;
  @Nullable Future<?> timer;

  private Delivery(
      Function<Layout, List<Outgoing>> content, CompletableFuture<?> stage, Runnable done) {
    this.content = content;
    this.stage = stage;
    this.done = done;
  }

  /**
   * One that is still to be sent.
   *
   * @param content made when there is a connection
   * @param stage done with the result when the broker has acknowledged all of it
   */
  static <T> Delivery of(
      Function<Layout, List<Outgoing>> content, CompletableFuture<T> stage, Supplier<T> result) {
    return new Delivery(content, stage, () -> stage.complete(result.get()));
  }

  List<Outgoing> messages(Layout layout) {
    return content.apply(layout);
  }

  void done() {
    stopTimer();
    done.run();
  }

  void failed(Exception why) {
    stopTimer();
    stage.completeExceptionally(why);
  }

  private void stopTimer() {
    Future<?> running = timer;
    if (running != null) {
      running.cancel(false);
    }
  }
}
