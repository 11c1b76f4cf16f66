// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SunSpecInverterTest {
  private static final int DATA = SunSpecInverter.BASE + 4 + 66 + 2;
  private static final Instant DAY = Instant.parse("2026-06-21T00:00:00Z");

  private static Cells at(String time) {
    Memory memory = Memory.empty();
    new SunSpecInverter(9)
        .refresh(
            memory,
            LocalTime.parse(time)
                .atDate(DAY.atZone(ZoneOffset.UTC).toLocalDate())
                .toInstant(ZoneOffset.UTC));
    return memory.holdings();
  }

  private static int watts(String time) {
    return (short) at(time).get(DATA + 12);
  }

  private static int wattHours(String time) {
    Cells cells = at(time);
    return (cells.get(DATA + 22) << 16) | cells.get(DATA + 23);
  }

  private static double scaled(Cells cells, int offset, int scale) {
    return cells.get(DATA + offset) * Math.pow(10, (short) cells.get(DATA + scale));
  }

  @Test
  void the_chain_leads_from_the_mark_to_the_end_and_no_further() {
    Cells cells = at("12:00");
    assertEquals(0x5375, cells.get(40_000));
    assertEquals(0x6E53, cells.get(40_001));
    int at = 40_002;
    assertEquals(1, cells.get(at));
    at += 2 + cells.get(at + 1);
    assertEquals(103, cells.get(at));
    assertEquals(50, cells.get(at + 1));
    at += 2 + cells.get(at + 1);
    assertEquals(0xFFFF, cells.get(at));
    assertEquals(0, cells.get(at + 1));
    assertTrue(cells.has(40_000, at + 2 - 40_000));
    assertFalse(cells.has(at + 2, 1));
    assertFalse(cells.has(39_999, 1));
    assertFalse(cells.writable(40_000, 1));
  }

  @Test
  void production_follows_the_day() {
    assertEquals(0, watts("00:00"));
    assertEquals(0, watts("05:59"));
    assertTrue(watts("09:00") > 3_000 && watts("09:00") < watts("12:00"));
    assertTrue(watts("12:00") > 6_000 && watts("12:00") <= 10_000);
    assertTrue(watts("15:00") > 3_000 && watts("15:00") < watts("12:00"));
    assertEquals(0, watts("18:01"));
    assertEquals(1, at("03:00").get(DATA + 36));
    assertEquals(4, at("12:00").get(DATA + 36));
  }

  @Test
  void energy_rises_by_day_and_rests_at_night() {
    assertEquals(wattHours("00:00"), wattHours("05:00"));
    assertTrue(wattHours("12:00") > wattHours("08:00"));
    assertEquals(wattHours("19:00"), wattHours("23:59"));
    int day = wattHours("23:59") - wattHours("00:00");
    assertEquals(61_000, day, 1_000);
  }

  @Test
  void scale_factors_give_values_that_fit() {
    Cells cells = at("12:00");
    double volts = scaled(cells, 8, 11);
    double amperes = scaled(cells, 1, 4);
    double watts = scaled(cells, 12, 13);
    assertEquals(231, volts, 3);
    assertEquals(watts, 3 * volts * amperes, watts * 0.005);
    assertEquals(3 * amperes, scaled(cells, 0, 4), 0.05);
    assertEquals(50, scaled(cells, 14, 15), 0.01);
    assertEquals(scaled(cells, 29, 30), scaled(cells, 25, 26) * scaled(cells, 27, 28), 10);
    assertEquals(0x8000, cells.get(DATA + 32));
  }
}
