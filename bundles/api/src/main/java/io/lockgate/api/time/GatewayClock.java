// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.time;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The only source of time in the product, so that tests can move it.
 *
 * <p>Intervals, time-outs and delays use {@link #monotonicNanos()}; wall time is only for stamps. All methods are
 * thread-safe, never block and never fail.
 */
@ProviderType
public interface GatewayClock {
  /** Wall time, UTC. May step in either direction when the clock is set. */
  Instant now();

  /** Nanoseconds from an arbitrary origin; never runs backwards, is unaffected by steps of the wall clock. */
  long monotonicNanos();

  /** Whether wall time follows a reference. */
  ClockQuality quality();
}
