// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.metric;

import java.util.List;
import java.util.Locale;

/**
 * All figures of one name.
 *
 * @param name as handed over
 * @param kind what the figures are
 * @param help one sentence
 * @param samples the figures, in the order they were handed over
 */
public record MetricFamily(String name, Kind kind, String help, List<Sample> samples) {
  /** What figures are. */
  public enum Kind {
    COUNTER,
    GAUGE,
    HISTOGRAM;

    /** Lower-case name, as in the text form. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One figure.
   *
   * @param suffix of the name: empty, or {@code _bucket}, {@code _sum}, {@code _count} of a histogram
   * @param labels in the order they were handed over
   * @param value of any kind, not-a-number included
   */
  public record Sample(String suffix, List<Label> labels, double value) {}

  /**
   * Tells figures of one name apart.
   *
   * @param name letters, digits and {@code _}
   * @param value any text
   */
  public record Label(String name, String value) {}
}
