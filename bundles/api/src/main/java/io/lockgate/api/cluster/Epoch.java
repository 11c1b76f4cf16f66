// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.cluster;

/**
 * Counts the changes of main. Every order and every message between partners carries one; a stale one is refused.
 *
 * @param number from 0, which stands for a gateway that was never in a set
 */
public record Epoch(long number) implements Comparable<Epoch> {
  /** Before the first main of a set. */
  public static final Epoch NONE = new Epoch(0);

  public Epoch {
    if (number < 0) {
      throw new IllegalArgumentException("an epoch is not negative: " + number);
    }
  }

  /** The epoch that a new main begins. */
  public Epoch next() {
    return new Epoch(Math.incrementExact(number));
  }

  /** Whether it is older than the newest one known. */
  public boolean isStale(Epoch newest) {
    return number < newest.number;
  }

  @Override
  public int compareTo(Epoch other) {
    return Long.compare(number, other.number);
  }
}
