// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.metric;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes figures during one {@link MetricSource#collect}. For one thread, and not after that call.
 *
 * <p>Names: letters, digits and {@code _}, beginning with {@code lockgate_} and the part it is about; times in seconds, sizes
 * in bytes; a counter ends with {@code _total}. All figures of one name have the same help and kind. Labels are names and
 * values in turn; few values, bounded in number by the configuration, never free text, never a secret. Each method throws
 * IllegalArgumentException where this is not kept.
 */
@ProviderType
public interface MetricSink {
  /** A count that only grows, from zero at the start of the gateway. */
  void counter(String name, String help, double value, String... labels);

  /** A figure that goes up and down. */
  void gauge(String name, String help, double value, String... labels);

  /** How many observations fell below each bound. */
  void histogram(String name, String help, Histogram histogram, String... labels);
}
