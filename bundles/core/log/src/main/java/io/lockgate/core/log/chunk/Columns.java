// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.chunk;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.time.ClockQuality;
import java.util.List;

/**
 * What all samples have, each part coded by what it was in the sample before: a steady poll of a steady value takes some
 * ten bits. One object writes or reads one row of samples. Not thread-safe.
 */
final class Columns {
  private static final int QUALITY_BITS = 8;
  private static final int CLOCK_BITS = 3;

  /** By the number under which they are stored, which never changes. */
  private static final List<ClockQuality> CLOCKS =
      List.of(ClockQuality.SYNCED, ClockQuality.UNSYNCED);

  private final Steps sequence = new Steps();
  private final Steps source = new Steps();
  private final Steps lag = new Steps();
  private final Values values = new Values();
  private Quality quality = Quality.GOOD;
  private ClockQuality clock = ClockQuality.SYNCED;

  void write(Sample sample, BitWriter out) {
    sequence.write(sample.sequence(), out);
    source.write(sample.sourceMillis(), out);
    lag.write(sample.receiveMillis() - sample.sourceMillis(), out);
    boolean other = sample.quality() != quality || sample.clock() != clock;
    out.put(other);
    if (other) {
      quality = sample.quality();
      clock = sample.clock();
      out.put(quality.code(), QUALITY_BITS);
      out.put(CLOCKS.indexOf(clock), CLOCK_BITS);
    }
    values.write(sample.value(), out);
  }

  Sample read(PointId point, BitReader in) throws DamagedChunkException {
    long number = sequence.read(in);
    long sourceMillis = source.read(in);
    long receiveMillis = sourceMillis + lag.read(in);
    if (in.bit()) {
      quality = quality((int) in.get(QUALITY_BITS));
      clock = clock((int) in.get(CLOCK_BITS));
    }
    Value value = values.read(in);
    if (number < 0 || (quality.isGood() && value.isMissing())) {
      throw new DamagedChunkException("a sample is impossible");
    }
    return new Sample(point, value, quality, sourceMillis, receiveMillis, clock, number);
  }

  private static Quality quality(int code) throws DamagedChunkException {
    try {
      return Quality.ofCode(code);
    } catch (IllegalArgumentException none) {
      throw new DamagedChunkException("no quality has code " + code);
    }
  }

  private static ClockQuality clock(int number) throws DamagedChunkException {
    if (number >= CLOCKS.size()) {
      throw new DamagedChunkException("no quality of the clock has number " + number);
    }
    return CLOCKS.get(number);
  }
}
