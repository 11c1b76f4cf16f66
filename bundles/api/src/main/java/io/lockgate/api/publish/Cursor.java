// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.publish;

/**
 * A place in the sample log, between two samples. Ordered; survives restarts; the same for all readers.
 *
 * @param position number of the last sample before it, 0 for the beginning
 */
public record Cursor(long position) implements Comparable<Cursor> {
  /** Before the first sample ever. */
  public static final Cursor START = new Cursor(0);

  public Cursor {
    if (position < 0) {
      throw new IllegalArgumentException("a cursor is not negative: " + position);
    }
  }

  @Override
  public int compareTo(Cursor other) {
    return Long.compare(position, other.position);
  }
}
