// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThreePhaseMeterTest {
  private static final Instant START = Instant.parse("2026-06-21T12:00:00Z");

  private static Cells at(long seed, Instant now) {
    Memory memory = Memory.empty();
    new ThreePhaseMeter(seed).refresh(memory, now);
    return memory.inputs();
  }

  private static double real(Cells cells, int address) {
    return Float.intBitsToFloat((cells.get(address) << 16) | cells.get(address + 1));
  }

  private static long count(Cells cells, int address) {
    long value = 0;
    for (int word = 0; word < 4; word++) {
      value = (value << 16) | cells.get(address + word);
    }
    return value;
  }

  @Test
  void the_same_seed_at_the_same_time_shows_the_same_and_another_does_not() {
    for (int address = 0; address < 54; address += 2) {
      assertEquals(real(at(7, START), address), real(at(7, START), address));
    }
    assertNotEquals(real(at(7, START), 26), real(at(8, START), 26));
    assertNotEquals(real(at(7, START), 26), real(at(7, START.plusSeconds(5)), 26));
  }

  @Test
  void values_fit_each_other() {
    for (long seed = 1; seed <= 50; seed++) {
      Cells cells = at(seed, START.plusSeconds(seed * 97));
      double p = real(cells, 26);
      assertEquals(real(cells, 20) + real(cells, 22) + real(cells, 24), p, p * 1e-6);
      double s = real(cells, 42);
      assertEquals(Math.hypot(p, real(cells, 34)), s, s * 1e-6);
      assertEquals(p / s, real(cells, 50), 1e-6);
      assertEquals(real(cells, 0) * real(cells, 12), real(cells, 36), s * 1e-5);
      assertTrue(real(cells, 50) > 0.9 && real(cells, 50) <= 1);
      assertEquals(230, real(cells, 0), 3);
      assertEquals(400, real(cells, 6), 5);
      assertEquals(50, real(cells, 52), 0.04);
    }
  }

  @Test
  void energy_is_the_integral_of_power() {
    double wattHours = 0;
    int steps = 36_000;
    for (int i = 0; i < steps; i++) {
      wattHours += real(at(3, START.plusMillis(100L * i)), 26) / 3_600 / 10;
    }
    Instant end = START.plus(Duration.ofHours(1));
    long counted = count(at(3, end), 100) - count(at(3, START), 100);
    assertEquals(wattHours, (double) counted, 2);
    assertTrue(count(at(3, START), 100) > 1_000_000);
    assertEquals(0, count(at(3, START), 104));
  }

  @Test
  void energy_never_falls() {
    long before = 0;
    for (int i = 0; i < 10_000; i++) {
      long now = count(at(4, START.plusSeconds(i)), 100);
      assertTrue(now >= before, "after " + i + " s");
      before = now;
    }
  }

  @Test
  void a_clock_that_is_not_set_does_no_harm() {
    Cells cells = at(5, Instant.EPOCH);
    assertEquals(230, real(cells, 0), 3);
    assertTrue(count(cells, 100) >= 1_000_000);
  }
}
