// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One value in a payload, told by its name, by its alias, or by both.
 *
 * @param name empty where the alias says it
 * @param alias number agreed on by a birth, unsigned; empty where the name says it
 * @param timestamp milliseconds since 1970-01-01T00:00Z; empty: that of the payload
 * @param type empty where the birth said it; what cannot be read here has none and no value
 * @param historical not the present value: it is for the archive
 * @param value what it shows
 * @param quality property {@code Quality}: 0 bad, 192 good, 500 stale; empty where nothing is said
 * @param unit property {@code engUnit}; empty where nothing is said
 */
public record Metric(
    Optional<String> name,
    OptionalLong alias,
    OptionalLong timestamp,
    Optional<MetricType> type,
    boolean historical,
    MetricValue value,
    OptionalLong quality,
    String unit) {
  /** Longest name, in bytes. */
  public static final int MAX_NAME = 1_024;

  /** Longest text or run of bytes, in bytes. */
  public static final int MAX_CONTENT = 65_536;

  /** Quality of a value that must not be used. */
  public static final int BAD = 0;

  /** Quality of a value that can be used. */
  public static final int GOOD = 192;

  /** Quality of a value that is old. */
  public static final int STALE = 500;

  /** A metric with a name; more is added by the methods below. */
  public static Metric named(String name, MetricType type, MetricValue value) {
    return new Metric(
        Optional.of(name),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.of(type),
        false,
        value,
        OptionalLong.empty(),
        "");
  }

  /** A metric that its alias tells. */
  public static Metric aliased(long alias, MetricType type, MetricValue value) {
    return new Metric(
        Optional.empty(),
        OptionalLong.of(alias),
        OptionalLong.empty(),
        Optional.of(type),
        false,
        value,
        OptionalLong.empty(),
        "");
  }

  /** The same with an alias. */
  public Metric alias(long number) {
    return new Metric(
        name, OptionalLong.of(number), timestamp, type, historical, value, quality, unit);
  }

  /** The same at a time. */
  public Metric at(long millis) {
    return new Metric(name, alias, OptionalLong.of(millis), type, historical, value, quality, unit);
  }

  /** The same, for the archive. */
  public Metric asHistory() {
    return new Metric(name, alias, timestamp, type, true, value, quality, unit);
  }

  /** The same with a quality. */
  public Metric quality(int code) {
    return new Metric(name, alias, timestamp, type, historical, value, OptionalLong.of(code), unit);
  }

  /** The same with a unit. */
  public Metric unit(String text) {
    return new Metric(name, alias, timestamp, type, historical, value, quality, text);
  }
}
