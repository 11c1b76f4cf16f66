// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.topology;

import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.driver.Topology;
import io.lockgate.north.mqtt.session.Session;
import io.lockgate.north.mqtt.wire.Outgoing;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads the list of devices and points, retained, when the broker is first reached and within a minute after it has
 * changed. All its work is done on the session's thread.
 */
public final class TopologyFeed {
  private static final Logger LOG = LoggerFactory.getLogger(TopologyFeed.class);
  private static final Duration LOOK = Duration.ofMinutes(1);
  private static final Duration WITHIN = Duration.ofMinutes(5);

  private final String name;
  private final String topic;
  private final boolean retained;
  private final PointDirectory directory;
  private final Session session;
  private @Nullable Topology known;

  /**
   * Uploads nothing yet.
   *
   * @param name the broker's
   * @param retained whether the broker may be asked to keep it
   */
  public TopologyFeed(
      String name, String topic, boolean retained, PointDirectory directory, Session session) {
    this.name = name;
    this.topic = topic;
    this.retained = retained;
    this.directory = directory;
    this.session = session;
  }

  /** Uploads it, and looks again each minute. */
  public void start() {
    session.later(Duration.ZERO, this::look);
  }

  private void look() {
    Topology now = Topology.of(directory);
    if (now.equals(known)) {
      session.later(LOOK, this::look);
      return;
    }
    session
        .send(List.of(new Outgoing(topic, now.bytes(), true, retained)), WITHIN)
        .whenComplete((done, why) -> session.later(Duration.ZERO, () -> sent(now, why)));
  }

  private void sent(Topology now, @Nullable Throwable why) {
    if (why == null) {
      known = now;
      LOG.info("broker {}: list of points uploaded, hash {}", name, now.hash());
    } else {
      LOG.debug("broker {}: list of points is uploaded later: {}", name, why.toString());
    }
    session.later(LOOK, this::look);
  }
}
