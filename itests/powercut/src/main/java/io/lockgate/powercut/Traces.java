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
import java.util.Random;
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
    Random random = new Random(version);
    byte[] content = new byte[Long.BYTES + random.nextInt(MOST_BYTES)];
    random.nextBytes(content);
    ByteBuffer.wrap(content).putLong(version);
    return content;
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
