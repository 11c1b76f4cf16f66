// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.health.Status;
import io.lockgate.api.point.PointId;
import io.lockgate.api.publish.Acknowledgement;
import io.lockgate.api.publish.Batch;
import io.lockgate.api.publish.PublishException;
import io.lockgate.api.publish.Publisher;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A broker whose settings cannot work: it is there, so that its cursor stays and everybody sees why nothing goes.
 *
 * @param reason a sentence
 */
record Misconfigured(String reason) implements Publisher, HealthCheck {
  private <T> CompletionStage<T> failed() {
    return CompletableFuture.failedStage(
        new PublishException(PublishException.Kind.SETTINGS, reason));
  }

  /** As before: what waits for it goes on waiting. */
  @Override
  public boolean wants(PointId point) {
    return true;
  }

  @Override
  public int maxBatch() {
    return 1;
  }

  @Override
  public CompletionStage<Acknowledgement> publish(Batch batch, Duration within) {
    return failed();
  }

  @Override
  public CompletionStage<String> test(Duration within) {
    return failed();
  }

  @Override
  public Health check() {
    return new Health(Status.CRITICAL, reason);
  }
}
