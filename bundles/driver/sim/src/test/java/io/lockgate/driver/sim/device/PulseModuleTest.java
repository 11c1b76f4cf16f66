// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PulseModuleTest {
  private static final Instant START = Instant.parse("2026-06-21T12:00:00Z");

  private final PulseModule module = new PulseModule(11);
  private final Memory memory = Memory.empty();

  private long counter(int channel) {
    Cells inputs = memory.inputs();
    return ((long) inputs.get(2 * channel) << 16) | inputs.get(2 * channel + 1);
  }

  @Test
  void each_rise_of_an_input_is_one_count() {
    module.refresh(memory, START);
    long[] first = new long[8];
    int[] rises = new int[8];
    int[] before = new int[8];
    for (int channel = 0; channel < 8; channel++) {
      first[channel] = counter(channel);
      before[channel] = memory.discretes().get(channel);
    }
    for (int i = 1; i <= 6_000; i++) {
      module.refresh(memory, START.plusMillis(20L * i));
      for (int channel = 0; channel < 8; channel++) {
        int now = memory.discretes().get(channel);
        rises[channel] += now > before[channel] ? 1 : 0;
        before[channel] = now;
      }
    }
    for (int channel = 0; channel < 8; channel++) {
      assertEquals(rises[channel], counter(channel) - first[channel], "input " + channel);
      assertTrue(rises[channel] >= 5, "input " + channel + " moves");
    }
  }

  @Test
  void a_counter_that_is_put_to_0_counts_on_from_there() {
    module.refresh(memory, START);
    memory.coils().put(16, 1);
    module.refresh(memory, START);
    assertEquals(0, counter(0));
    assertEquals(0, memory.coils().get(16));
    assertTrue(counter(1) > 0, "only that one");
    module.refresh(memory, START.plusSeconds(60));
    assertTrue(counter(0) >= 20 && counter(0) <= 45, "" + counter(0));
  }

  @Test
  void outputs_stay_as_written_and_nothing_else_can_be() {
    module.refresh(memory, START);
    memory.coils().put(3, 1);
    module.refresh(memory, START.plusSeconds(1));
    assertEquals(1, memory.coils().get(3));
    assertTrue(memory.coils().writable(0, 8));
    assertTrue(memory.coils().writable(16, 8));
    assertFalse(memory.coils().has(8, 1));
    assertFalse(memory.holdings().has(0, 1));
  }
}
