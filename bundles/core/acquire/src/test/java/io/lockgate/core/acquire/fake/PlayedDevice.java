// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.fake;

import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a device behaves. */
public final class PlayedDevice {
  /** Time to an answer; zero answers within the call. */
  public Duration answersIn = Duration.ZERO;

  /** Does not answer at all. */
  public boolean silent;

  /** How long its driver waits; zero: as its link says, else until the deadline. */
  Duration timeout = Duration.ZERO;

  Duration timeout(LinkSpec link) {
    return timeout.isZero()
        ? Duration.ofMillis(Long.parseLong(link.settings().text("timeout-ms", "100000")))
        : timeout;
  }

  /** Addresses that are never answered. */
  public final Set<String> silentAt = new HashSet<>();

  /** Addresses that are refused, and every step with them. */
  public final Set<String> refused = new HashSet<>();

  /** Whether a refusal invites to ask in parts. */
  public boolean tooMuch = true;

  /** Does not let the gateway in. */
  public boolean denied;

  /** Fails with this many damaged answers. */
  public int damaged;

  /** Values by address; 1 for those that are not here. */
  public final Map<String, Value> values = new HashMap<>();

  /** Who hears what the device sends by itself, once somebody has subscribed. */
  public @Nullable Consumer<List<Reading>> sink;

  /** What was written, by address. */
  public final Map<String, Value> written = new HashMap<>();
}
