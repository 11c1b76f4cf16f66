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
import io.lockgate.north.mqtt.session.Session;
import io.lockgate.north.mqtt.settings.Broker;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** One broker, as those see it who bring samples. */
final class BrokerPublisher implements Publisher, HealthCheck {
  /** Batches may follow each other without a pause; one connection keeps their order. */
  private static final int MOST_IN_FLIGHT = 4;

  private final Broker broker;
  private final Session session;

  BrokerPublisher(Broker broker, Session session) {
    this.broker = broker;
    this.session = session;
  }

  @Override
  public boolean wants(PointId point) {
    return broker.points().wants(point);
  }

  @Override
  public int maxBatch() {
    return broker.batch();
  }

  @Override
  public int maxInFlight() {
    return MOST_IN_FLIGHT;
  }

  @Override
  public CompletionStage<Acknowledgement> publish(Batch batch, Duration within) {
    return session.publish(batch, within);
  }

  @Override
  public CompletionStage<String> test(Duration within) {
    return session.test(within);
  }

  @Override
  public Health check() {
    String trouble = session.trouble();
    if (trouble.isEmpty()) {
      return broker.insecure()
          ? new Health(Status.WARN, "connected without encryption")
          : new Health(Status.OK, "connected to " + broker.session().uri());
    }
    return new Health(
        session.troubleKind() == PublishException.Kind.UNREACHABLE
            ? Status.TEMPORARILY_UNAVAILABLE
            : Status.CRITICAL,
        trouble);
  }
}
