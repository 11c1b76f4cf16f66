// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.health;

import java.util.List;
import java.util.stream.Collectors;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The last answer of every part, in one place: what people are shown, on whatever page or line, comes from here.
 * Thread-safe, does not block and asks nobody: answers are some seconds old at most.
 */
@ProviderType
public interface HealthBoard {
  /** Name of {@link #overall()}. */
  String OVERALL = "gateway";

  /** All parts, sorted by name; empty in the first moments after the start. */
  List<HealthEntry> entries();

  /** The gateway as a whole: as well as its worst part, with the names of those that are not green. */
  default Health overall() {
    List<HealthEntry> all = entries();
    if (all.isEmpty()) {
      return new Health(Status.TEMPORARILY_UNAVAILABLE, "starting: nobody has been asked yet");
    }
    Status worst = Status.OK;
    for (HealthEntry entry : all) {
      worst = worst.worst(entry.health().status());
    }
    List<String> ill =
        all.stream()
            .filter(entry -> entry.health().status() != Status.OK)
            .map(HealthEntry::name)
            .toList();
    return ill.isEmpty()
        ? Health.OK
        : new Health(
            worst,
            ill.size()
                + " of "
                + all.size()
                + " need attention: "
                + ill.stream().collect(Collectors.joining(", ")));
  }
}
