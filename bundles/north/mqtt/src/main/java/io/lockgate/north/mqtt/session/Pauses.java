// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.session;

import io.lockgate.api.publish.PublishException;
import java.time.Duration;

/** How long to wait before the next connection: longer each time, and long at once where only people can help. */
final class Pauses {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration FOR_PEOPLE = Duration.ofMinutes(5);

  private Duration next = SHORTEST;

  /** After a failure. */
  Duration after(PublishException.Kind kind) {
    if (kind != PublishException.Kind.UNREACHABLE) {
      return FOR_PEOPLE;
    }
    Duration now = next;
    Duration twice = now.multipliedBy(2);
    next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    return now;
  }

  /** After a success. */
  void reset() {
    next = SHORTEST;
  }
}
