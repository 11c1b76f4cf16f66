// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.session;

import io.lockgate.api.publish.Acknowledgement;
import io.lockgate.api.publish.Batch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A batch on its way. Used by the thread of the session alone, but for its stage. */
final class Delivery {
  final Batch batch;
  final CompletableFuture<Acknowledgement> stage;
  int open;
  @Nullable Future<?> timer;

  Delivery(Batch batch, CompletableFuture<Acknowledgement> stage) {
    this.batch = batch;
    this.stage = stage;
  }

  void done() {
    stopTimer();
    stage.complete(Acknowledgement.all(batch));
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
