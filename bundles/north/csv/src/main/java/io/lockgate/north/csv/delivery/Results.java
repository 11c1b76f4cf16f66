// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.delivery;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.Status;
import java.util.Map;
import java.util.TreeMap;

/** The destinations of a service; how each stands is a line of its own, made by {@link FilePublisher}. Thread-safe. */
public final class Results {
  private final Map<String, LastResult> byDestination = new TreeMap<>();

  /** A destination has come. */
  public synchronized void add(String destination, LastResult last) {
    byDestination.put(destination, last);
  }

  /** It has gone, unless another one took its place. */
  public synchronized void remove(String destination, LastResult last) {
    byDestination.remove(destination, last);
  }

  /** Whether there is any. */
  public synchronized Health health() {
    int destinations = byDestination.size();
    return destinations == 0
        ? new Health(Status.WARN, "on, but no destination is configured")
        : new Health(
            Status.OK, destinations + (destinations == 1 ? " destination" : " destinations"));
  }
}
