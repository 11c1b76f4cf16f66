// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.metric;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells its figures when asked. Registered as a service by the component that counts; what it counts with (a
 * {@code LongAdder}, a field) is its own business, so counting costs nothing beyond that and nothing is made until somebody
 * asks.
 */
@ConsumerType
@FunctionalInterface
public interface MetricSource {
  /**
   * Hands over all figures as they are now. Called by any thread, seldom: once for each look of a monitoring system. Must
   * not wait for anything. After a RuntimeException what it had handed over in that call is left out and the failure counted.
   */
  void collect(MetricSink sink);
}
