// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.device;

import java.time.Instant;
import java.util.SplittableRandom;

/**
 * A three-phase energy meter, in the register map of model {@code three-phase-meter}: a load that draws active and
 * inductive reactive power, and two counters that fit.
 */
public final class ThreePhaseMeter implements Behaviour {
  private static final int PHASES = 3;
  private static final int U = 0;
  private static final int U_LINE = 6;
  private static final int I = 12;
  private static final int P = 20;
  private static final int Q = 28;
  private static final int S = 36;
  private static final int PF = 44;
  private static final int F = 52;
  private static final int ACTIVE_IMPORT = 100;
  private static final int ACTIVE_EXPORT = 104;
  private static final int REACTIVE_IMPORT = 108;
  private static final int REACTIVE_EXPORT = 112;
  private static final double JOULES_A_WATT_HOUR = 3_600;

  private final Wave[] volts = new Wave[PHASES];
  private final Wave[] watts = new Wave[PHASES];
  private final Wave hertz;
  private final double tangent;
  private final double startWattHours;

  /** A meter; the seed decides its load, its grid and what it has counted before. */
  public ThreePhaseMeter(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double load = 800 + random.nextInt(4_000);
    for (int phase = 0; phase < PHASES; phase++) {
      volts[phase] = Wave.of(230, 2, 0.6, random);
      double mean = load * (0.8 + 0.4 * random.nextDouble());
      watts[phase] = Wave.of(mean, 0.3 * mean, 0.1 * mean, random);
    }
    hertz = Wave.of(50, 0.02, 0.01, random);
    tangent = 0.15 + 0.2 * random.nextDouble();
    startWattHours = 1e6 * random.nextInt(1, 90);
  }

  @Override
  public Nameplate nameplate() {
    return Nameplate.of("three-phase-meter", "Three-phase meter");
  }

  @Override
  public void refresh(Memory memory, Instant now) {
    double seconds = Wave.seconds(now);
    Cells cells = memory.inputs();
    double[] u = at(volts, seconds);
    double[] p = at(watts, seconds);
    double[] i = new double[PHASES];
    double total = 0;
    for (int phase = 0; phase < PHASES; phase++) {
      i[phase] = apparent(p[phase]) / u[phase];
      cells.putFloat(U + 2 * phase, u[phase]);
      cells.putFloat(U_LINE + 2 * phase, line(u[phase], u[(phase + 1) % PHASES]));
      cells.putFloat(I + 2 * phase, i[phase]);
      power(cells, phase, p[phase]);
      total += p[phase];
    }
    cells.putFloat(I + 2 * PHASES, neutral(i));
    power(cells, PHASES, total);
    cells.putFloat(F, hertz.at(seconds));
    count(cells, seconds);
  }

  private static double[] at(Wave[] waves, double seconds) {
    double[] values = new double[waves.length];
    for (int phase = 0; phase < waves.length; phase++) {
      values[phase] = waves[phase].at(seconds);
    }
    return values;
  }

  /** All powers of a phase, or, as number 3, of the whole. */
  private void power(Cells cells, int column, double active) {
    cells.putFloat(P + 2 * column, active);
    cells.putFloat(Q + 2 * column, active * tangent);
    cells.putFloat(S + 2 * column, apparent(active));
    cells.putFloat(PF + 2 * column, active / apparent(active));
  }

  private void count(Cells cells, double seconds) {
    double joules = 0;
    for (Wave phase : watts) {
      joules += phase.sum(seconds);
    }
    double wattHours = startWattHours + joules / JOULES_A_WATT_HOUR;
    cells.putLong(ACTIVE_IMPORT, (long) wattHours);
    cells.putLong(ACTIVE_EXPORT, 0);
    cells.putLong(REACTIVE_IMPORT, (long) (wattHours * tangent));
    cells.putLong(REACTIVE_EXPORT, 0);
  }

  private double apparent(double active) {
    return Math.hypot(active, active * tangent);
  }

  /** Between two phases that are a third of a turn apart. */
  private static double line(double one, double other) {
    return Math.sqrt(one * one + other * other + one * other);
  }

  /** What three currents, a third of a turn apart, leave for the neutral conductor. */
  private static double neutral(double[] i) {
    double squares = i[0] * i[0] + i[1] * i[1] + i[2] * i[2];
    double products = i[0] * i[1] + i[1] * i[2] + i[2] * i[0];
    return Math.sqrt(Math.max(0, squares - products));
  }
}
