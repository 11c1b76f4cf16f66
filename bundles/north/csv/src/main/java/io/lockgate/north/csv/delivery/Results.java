// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.delivery;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.Status;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the destinations of a service stand. Thread-safe. */
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

  /** As bad as the worst of them, and what each says. */
  public synchronized Health health() {
    if (byDestination.isEmpty()) {
      return new Health(Status.WARN, "on, but no destination is configured");
    }
    Status worst =
        byDestination.values().stream()
            .map(each -> each.health().status())
            .max(Comparator.naturalOrder())
            .orElse(Status.OK);
    String details =
        byDestination.values().stream()
            .map(LastResult::health)
            .filter(each -> each.status() == worst && !each.detail().isEmpty())
            .map(Health::detail)
            .collect(Collectors.joining("; "));
    return new Health(worst, details);
  }
}
