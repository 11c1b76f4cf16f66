// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.device;

import java.time.Instant;
import java.util.SplittableRandom;

/**
 * A three-phase photovoltaic inverter of 10 kW in the SunSpec way: a chain of models in the holding registers from 40000,
 * common (1), inverter with scale factors (103), end. Its production follows the day in UTC, with clouds.
 */
public final class SunSpecInverter implements Behaviour {
  /** Where the chain begins. */
  public static final int BASE = 40_000;

  private static final int COMMON_LENGTH = 66;
  private static final int INVERTER_LENGTH = 50;
  private static final int COMMON = BASE + 4;
  private static final int INVERTER = COMMON + COMMON_LENGTH + 2;
  private static final int END = INVERTER + INVERTER_LENGTH;
  private static final int NOT_IMPLEMENTED = 0x8000;
  private static final double RATED_WATTS = 10_000;
  private static final double DAY_S = 86_400;
  private static final double SUNRISE_S = 6 * 3_600.0;
  private static final double DAYLIGHT_S = 12 * 3_600.0;
  private static final double EFFICIENCY = 0.97;
  private static final int STATE_OFF = 1;
  private static final int STATE_PRODUCING = 4;

  private final long seed;
  private final Wave clouds;
  private final Wave voltage;
  private boolean laidOut;

  /** An inverter; the seed decides its serial number, its clouds and its grid. */
  public SunSpecInverter(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.seed = seed;
    clouds = Wave.of(0.8, 0.12, 0.06, random);
    voltage = Wave.of(231, 1.5, 0.8, random);
  }

  @Override
  public Nameplate nameplate() {
    return Nameplate.of("pv-10", "Inverter 10 kW");
  }

  @Override
  public void refresh(Memory memory, Instant now) {
    Cells cells = memory.holdings();
    if (!laidOut) {
      laidOut = true;
      layOut(cells);
    }
    double seconds = Wave.seconds(now);
    show(cells, watts(seconds), voltage.at(seconds), wattHours(seconds));
  }

  private void layOut(Cells cells) {
    cells.putText(BASE, 2, "SunS");
    cells.put(COMMON - 2, 1);
    cells.put(COMMON - 1, COMMON_LENGTH);
    cells.putText(COMMON, 16, nameplate().vendor());
    cells.putText(COMMON + 16, 16, nameplate().product());
    cells.putText(COMMON + 32, 8, "");
    cells.putText(COMMON + 40, 8, nameplate().revision());
    cells.putText(COMMON + 48, 16, "PV" + Long.toUnsignedString(seed));
    cells.put(COMMON + 64, 1);
    cells.put(COMMON + 65, NOT_IMPLEMENTED);
    cells.put(INVERTER - 2, 103);
    cells.put(INVERTER - 1, INVERTER_LENGTH);
    for (int offset = 0; offset < INVERTER_LENGTH; offset++) {
      cells.put(INVERTER + offset, 0);
    }
    cells.put(END, 0xFFFF);
    cells.put(END + 1, 0);
  }

  /** Between sunrise and sunset a half sine, less the clouds. */
  private double watts(double seconds) {
    return RATED_WATTS * daylight(seconds % DAY_S) * clouds.at(seconds);
  }

  private static double daylight(double ofDay) {
    double share = (ofDay - SUNRISE_S) / DAYLIGHT_S;
    return share <= 0 || share >= 1 ? 0 : Math.sin(Math.PI * share);
  }

  /** The energy of the days before, and of this one so far, at the clouds' mean. */
  private double wattHours(double seconds) {
    double share = Math.min(1, Math.max(0, (seconds % DAY_S - SUNRISE_S) / DAYLIGHT_S));
    double days = Math.floor(seconds / DAY_S) + (1 - Math.cos(Math.PI * share)) / 2;
    return days * RATED_WATTS * clouds.mean() * 2 * (DAYLIGHT_S / 3_600) / Math.PI;
  }

  private static void show(Cells cells, double watts, double volts, double wattHours) {
    double amperes = watts / 3 / volts;
    value(cells, 0, amperes * 3, 4, -2);
    for (int phase = 0; phase < 3; phase++) {
      cells.put(INVERTER + 1 + phase, scaled(amperes, -2));
      cells.put(INVERTER + 5 + phase, scaled(volts * Math.sqrt(3), -1));
      cells.put(INVERTER + 8 + phase, scaled(volts, -1));
    }
    cells.put(INVERTER + 11, -1);
    value(cells, 12, watts, 13, 0);
    value(cells, 14, 50, 15, -2);
    value(cells, 16, watts, 17, 0);
    value(cells, 18, 0, 19, 0);
    value(cells, 20, 100, 21, 0);
    cells.putInt(INVERTER + 22, (int) (long) wattHours);
    cells.put(INVERTER + 24, 0);
    double directWatts = watts / EFFICIENCY;
    double directVolts = watts > 0 ? 620 : 0;
    value(cells, 25, directVolts > 0 ? directWatts / directVolts : 0, 26, -2);
    value(cells, 27, directVolts, 28, -1);
    value(cells, 29, directWatts, 30, 0);
    value(cells, 31, 25 + 30 * watts / RATED_WATTS, 35, -1);
    for (int offset = 32; offset < 35; offset++) {
      cells.put(INVERTER + offset, NOT_IMPLEMENTED);
    }
    cells.put(INVERTER + 36, watts > 0 ? STATE_PRODUCING : STATE_OFF);
  }

  private static void value(
      Cells cells, int offset, double value, int scaleOffset, int scaleFactor) {
    cells.put(INVERTER + offset, scaled(value, scaleFactor));
    cells.put(INVERTER + scaleOffset, scaleFactor);
  }

  private static int scaled(double value, int scaleFactor) {
    return (int) Math.round(value * Math.pow(10, -scaleFactor));
  }
}
