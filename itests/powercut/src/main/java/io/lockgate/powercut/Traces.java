// SPDX-License-Identifier: Apache-2.0
package io.lockgate.powercut;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.time.ClockQuality;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Samples and settings whose number says all about them, so that what is found can be judged. */
final class Traces {
  private static final long BEGIN = 1_700_000_000_000L;
  private static final int POINTS = 12;
  private static final int MOST_BYTES = 40_000;

  private Traces() {}

  static List<Sample> samples(long from, long to) {
    return LongStream.range(from, to).mapToObj(Traces::sample).toList();
  }

  static Sample sample(long number) {
    return new Sample(
        PointId.of("meter/p" + number % POINTS),
        new Value.Decimal(number * 7 % 1_000, 2),
        Quality.GOOD,
        BEGIN + number * 10,
        BEGIN + number * 10,
        ClockQuality.SYNCED,
        number);
  }

  /** A file of settings: its version in the first eight bytes, then what only this version has. */
  static byte[] settings(long version) {
    long state = mixed(version + 1);
    byte[] content = new byte[Long.BYTES + (int) Math.floorMod(state, (long) MOST_BYTES)];
    ByteBuffer.wrap(content).putLong(version);
    for (int i = Long.BYTES; i < content.length; i++) {
      state = mixed(state);
      content[i] = (byte) state;
    }
    return content;
  }

  /** The next of a row of numbers that look like any. */
  private static long mixed(long state) {
    long next = state ^ (state << 13);
    next ^= next >>> 7;
    return next ^ (next << 17);
  }

  /** The version of a file of settings; -1 when it is not whole. */
  static long version(byte[] content) {
    if (content.length < Long.BYTES) {
      return -1;
    }
    long version = ByteBuffer.wrap(content).getLong();
    return Arrays.equals(content, settings(version)) ? version : -1;
  }
}
