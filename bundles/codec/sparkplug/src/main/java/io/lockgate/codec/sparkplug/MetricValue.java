// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

import java.nio.ByteBuffer;

/** What a metric shows. Immutable. */
public sealed interface MetricValue {
  /** The metric is there and has no value. */
  static MetricValue none() {
    return None.NONE;
  }

  /** No value. */
  enum None implements MetricValue {
    /** The only one. */
    NONE
  }

  /**
   * A whole number or a date.
   *
   * @param value of {@link MetricType#UINT64} the bits
   */
  record Whole(long value) implements MetricValue {}

  /** A 32-bit fraction. */
  record Single(float value) implements MetricValue {}

  /** A 64-bit fraction. */
  record Real(double value) implements MetricValue {}

  /** A flag. */
  record Flag(boolean value) implements MetricValue {}

  /** Characters. */
  record Text(String value) implements MetricValue {}

  /**
   * Bytes.
   *
   * @param value read only
   */
  record Raw(ByteBuffer value) implements MetricValue {
    public Raw {
      value = value.asReadOnlyBuffer();
    }
  }
}
