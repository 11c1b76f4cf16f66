// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.delivery;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.Status;
import io.lockgate.api.publish.PublishException;
import java.time.Instant;

/** How the last delivery to a destination ended. Thread-safe. */
public final class LastResult {
  private final String destination;
  private volatile Health now = Health.OK;

  public LastResult(String destination) {
    this.destination = destination;
  }

  void sent(int files, Instant when) {
    now = new Health(Status.OK, destination + ": " + files + " files sent at " + when);
  }

  void failed(PublishException why) {
    Status status =
        switch (why.kind()) {
          case UNREACHABLE -> Status.TEMPORARILY_UNAVAILABLE;
          case DENIED, UNTRUSTED, SETTINGS -> Status.CRITICAL;
        };
    now = new Health(status, destination + ": " + why.getMessage());
  }

  /** How it stands since. */
  public Health health() {
    return now;
  }
}
