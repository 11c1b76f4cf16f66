// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

/**
 * How often and how long to measure.
 *
 * @param rounds of which the median counts
 * @param warmSeconds dropped at the begin of each
 * @param seconds measured in each
 * @param slowSeconds measured where a line or a period sets the pace
 */
public record Plan(int rounds, double warmSeconds, double seconds, int slowSeconds) {
  /** Whether the rows work at all; the figures mean nothing. */
  public static final Plan QUICK = new Plan(1, 0.5, 1, 4);

  /** As the goals want it. */
  public static Plan of(int rounds) {
    return new Plan(rounds, 2.5, 4, 10);
  }
}
