// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.point;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.lockgate.api.time.ClockQuality;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Keeps the cost of a value in mind: at 300,000 a second each needless object shows. */
class SampleCostTest {
  private static final int COUNT = 100_000;
  private static final PointId POWER = PointId.of("meter/W");
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void numericSample_itsValueAndItsReading_take112Bytes() {
    Sample[] kept = new Sample[COUNT];
    fill(kept);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    fill(kept);
    long each = (THREADS.getCurrentThreadAllocatedBytes() - before) / COUNT;
    assertTrue(each <= 112, each + " bytes a sample");
    assertEquals(COUNT - 1.0, kept[COUNT - 1].value().asDouble(-1));
  }

  private static void fill(Sample[] samples) {
    for (int i = 0; i < samples.length; i++) {
      Reading reading = new Reading(POWER, Value.of(i), Quality.GOOD, 1_000_000L + i);
      samples[i] = Sample.of(reading, 1_000_001L + i, ClockQuality.SYNCED, 1 + i);
    }
  }
}
