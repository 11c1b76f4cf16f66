// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.time.ClockQuality;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class ChunkTest {
  private static final PointId POINT = PointId.of("meter/W");

  private static Sample sample(Value value, Quality quality, long millis, long sequence) {
    return new Sample(POINT, value, quality, millis, millis + 3, ClockQuality.SYNCED, sequence);
  }

  private static void assertKept(List<Sample> samples) throws DamagedChunkException {
    assertEquals(samples, Chunk.unpack(POINT, Chunk.pack(samples)));
  }

  @Test
  void every_kind_of_value_comes_out_as_it_went_in() throws Exception {
    List<Value> values =
        List.of(
            Value.of(0L),
            Value.of(Long.MIN_VALUE),
            Value.of(Long.MAX_VALUE),
            Value.of(true),
            Value.of(false),
            new Value.Decimal(-2314, 1),
            new Value.Decimal(Long.MAX_VALUE, 15),
            Value.of(1.5f),
            Value.of(-0.0f),
            Value.of(Double.MIN_VALUE),
            Value.of(-Double.MAX_VALUE),
            Value.of(""),
            Value.of("\u00e4\u20ac\uD83D\uDE00"),
            Value.of("x".repeat(Value.MAX_TEXT)),
            new Value.Bits(-1, 64),
            new Value.Bits(5, 3),
            Value.of(Instant.EPOCH.minusMillis(1)));
    List<Sample> samples = new ArrayList<>();
    for (Value value : values) {
      samples.add(sample(value, Quality.GOOD, samples.size(), samples.size()));
      samples.add(sample(Value.missing(), Quality.NOT_CONNECTED, -5, samples.size()));
      samples.add(sample(value, Quality.STALE, Long.MAX_VALUE - 9, samples.size()));
    }
    assertKept(samples);
    for (Sample each : samples) {
      assertKept(List.of(each));
    }
  }

  @Test
  void random_samples_come_out_as_they_went_in() throws Exception {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 300; round++) {
      List<Sample> samples = new ArrayList<>();
      int count = 1 + random.nextInt(500);
      for (int i = 0; i < count; i++) {
        samples.add(
            new Sample(
                POINT,
                value(random),
                Quality.ofCode(1 + random.nextInt(8)),
                random.nextLong() >>> random.nextInt(64),
                random.nextLong() >> random.nextInt(64),
                random.nextBoolean() ? ClockQuality.SYNCED : ClockQuality.UNSYNCED,
                random.nextLong() >>> (1 + random.nextInt(63))));
      }
      assertKept(samples);
    }
  }

  private static Value value(SplittableRandom random) {
    long number = random.nextLong() >> random.nextInt(64);
    return switch (random.nextInt(9)) {
      case 0 -> Value.of(number);
      case 1 -> Value.of(Double.longBitsToDouble(number));
      case 2 -> Value.of(Float.intBitsToFloat((int) number));
      case 3 -> Value.of(number > 0);
      case 4 -> new Value.Decimal(number, 1 + random.nextInt(15));
      case 5 -> Value.of("text " + number % 3);
      case 6 -> new Value.Bits(number & 0xFFFF, 16);
      case 7 -> new Value.Time(number);
      default -> Value.missing();
    };
  }

  @Test
  void any_flipped_bit_is_found() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      samples.add(sample(Value.of(230.0 + i), Quality.GOOD, i * 1_000L, i));
    }
    byte[] chunk = Chunk.pack(samples);
    for (int bit = 0; bit < chunk.length * 8; bit++) {
      chunk[bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows(DamagedChunkException.class, () -> Chunk.unpack(POINT, chunk));
      chunk[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @Test
  void no_or_too_many_samples_are_refused() {
    assertThrows(IllegalStateException.class, () -> Chunk.pack(List.of()));
    assertThrows(DamagedChunkException.class, () -> Chunk.unpack(POINT, new byte[3]));
  }

  @Test
  void a_metering_site_needs_less_than_four_bytes_a_sample() {
    SplittableRandom random = new SplittableRandom(5);
    double[] voltage = {230};
    long[] energy = {1_000_000};
    double volts =
        bytes(
            random,
            i -> {
              voltage[0] += (random.nextDouble() - 0.5) * 0.6;
              return new Value.Decimal(Math.round(voltage[0] * 10), 1);
            });
    double counter = bytes(random, i -> new Value.Decimal(energy[0] += 3 + random.nextInt(3), 2));
    double state = bytes(random, i -> Value.of(i / 500));
    double single = bytes(random, i -> Value.of((float) (50 + (random.nextInt(40) - 20) / 1000.0)));
    assertTrue(
        volts < 4 && counter < 4 && state < 4 && single < 6,
        () -> volts + " " + counter + " " + state + " " + single);
  }

  private static double bytes(SplittableRandom random, LongFunction<Value> values) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      samples.add(
          new Sample(
              POINT,
              values.apply(i),
              Quality.GOOD,
              1_700_000_000_000L + i * 60_000L + random.nextInt(4),
              1_700_000_000_000L + i * 60_000L + 2,
              ClockQuality.SYNCED,
              1_000_000L + i * 500L + random.nextInt(20)));
    }
    return Chunk.pack(samples).length / (double) samples.size();
  }
}
