// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.log;

/**
 * How much the log may hold.
 *
 * @param segmentBytes largest segment, bytes
 * @param segments how many segments are kept
 */
public record Limits(int segmentBytes, int segments) {
  /** A segment must hold its first line and one of the longest. */
  public static final int MIN_SEGMENT_BYTES = 16 * 1024;

  public static final int MAX_SEGMENT_BYTES = 64 * 1024 * 1024;
  public static final int MIN_SEGMENTS = 2;
  public static final int MAX_SEGMENTS = 64;

  public Limits {
    if (segmentBytes < MIN_SEGMENT_BYTES
        || segmentBytes > MAX_SEGMENT_BYTES
        || segments < MIN_SEGMENTS
        || segments > MAX_SEGMENTS) {
      throw new IllegalArgumentException(
          "segment size must be 16384 to 67108864 bytes, number of segments 2 to 64");
    }
  }

  /** All the log may hold, bytes. */
  long totalBytes() {
    return (long) segmentBytes * segments;
  }
}
