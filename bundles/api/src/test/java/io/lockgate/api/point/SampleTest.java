// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.point;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.time.ClockQuality;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SampleTest {
  private static final PointId POWER = PointId.of("meter/W");

  @Test
  void readingWithoutTime_takesTheTimeOfReceipt() {
    Sample sample = Sample.of(Reading.of(POWER, Value.of(5)), 1_000, ClockQuality.SYNCED, 1);
    assertEquals(Instant.ofEpochSecond(1), sample.sourceTime());
  }

  @Test
  void readingWithTime_keepsIt_evenTheEpoch() {
    Reading reading = new Reading(POWER, Value.of(5), Quality.UNCERTAIN, 0);
    assertEquals(0, Sample.of(reading, 1_000, ClockQuality.SYNCED, 1).sourceMillis());
  }

  @Test
  void equality_isOfAllParts() {
    Reading reading = Reading.of(POWER, Value.of(5.5));
    Sample sample = Sample.of(reading, 1_000, ClockQuality.SYNCED, 1);
    assertEquals(sample, Sample.of(reading, 1_000, ClockQuality.SYNCED, 1));
    assertEquals(sample.hashCode(), Sample.of(reading, 1_000, ClockQuality.SYNCED, 1).hashCode());
    assertNotEquals(sample, Sample.of(reading, 1_000, ClockQuality.SYNCED, 2));
    assertNotEquals(sample, Sample.of(reading, 1_001, ClockQuality.SYNCED, 1));
    assertNotEquals(sample, Sample.of(reading, 1_000, ClockQuality.UNSYNCED, 1));
  }

  @Test
  void good_needsAValue() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Reading(POWER, Value.missing(), Quality.GOOD, Reading.NO_TIME));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Sample(POWER, Value.missing(), Quality.GOOD, 0, 0, ClockQuality.SYNCED, 1));
    assertEquals(Quality.DEVICE_ERROR, Reading.of(POWER, Value.of(Double.NaN)).quality());
  }

  @Test
  void staleSample_mayKeepItsLastValue() {
    Sample stale = new Sample(POWER, Value.of(5), Quality.STALE, 0, 0, ClockQuality.SYNCED, 1);
    assertEquals(Value.of(5), stale.value());
  }

  @Test
  void absentPoint_hasNoValueAndNoNumber() {
    Sample absent = Sample.absent(POWER, Quality.NOT_READ_YET);
    assertTrue(absent.value().isMissing());
    assertEquals(0, absent.sequence());
    assertThrows(IllegalArgumentException.class, () -> Sample.absent(POWER, Quality.GOOD));
  }

  @Test
  void negativeSequence_isRefused() {
    Reading reading = Reading.bad(POWER, Quality.NOT_CONNECTED);
    assertThrows(
        IllegalArgumentException.class, () -> Sample.of(reading, 0, ClockQuality.SYNCED, -1));
  }
}
