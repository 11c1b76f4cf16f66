// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.expression;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The functions of the language; written in lower case. */
enum Function {
  MIN(1, 100, all -> Arrays.stream(all).reduce(Math::min).orElse(Double.NaN)),
  MAX(1, 100, all -> Arrays.stream(all).reduce(Math::max).orElse(Double.NaN)),
  SUM(1, 100, all -> Arrays.stream(all).sum()),
  AVG(1, 100, all -> Arrays.stream(all).sum() / all.length),
  ABS(1, 1, all -> Math.abs(all[0])),
  /** To whole numbers, or to so many digits after the point; halves go away from zero. */
  ROUND(1, 2, all -> rounded(all[0], all.length > 1 ? all[1] : 0)),
  /** To thousands of the unit: W to kW. */
  KILO(1, 1, all -> all[0] / 1e3),
  /** To millions of the unit: W to MW. */
  MEGA(1, 1, all -> all[0] / 1e6),
  WH_TO_KWH(1, 1, all -> all[0] / 1e3),
  KWH_TO_WH(1, 1, all -> all[0] * 1e3),
  J_TO_KWH(1, 1, all -> all[0] / 3.6e6),
  C_TO_F(1, 1, all -> all[0] * 9 / 5 + 32),
  F_TO_C(1, 1, all -> (all[0] - 32) * 5 / 9),
  C_TO_K(1, 1, all -> all[0] + 273.15),
  K_TO_C(1, 1, all -> all[0] - 273.15);

  private static final double LARGEST_WITH_FRACTION = 1e15;
  private static final int MOST_PLACES = 9;

  private final int least;
  private final int most;
  private final ToDoubleFunction<double[]> work;

  Function(int least, int most, ToDoubleFunction<double[]> work) {
    this.least = least;
    this.most = most;
    this.work = work;
  }

  static Optional<Function> named(String name) {
    return Arrays.stream(values()).filter(each -> each.word().equals(name)).findFirst();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean takes(int arguments) {
    return arguments >= least && arguments <= most;
  }

  /** How many arguments it takes, in words. */
  String takes() {
    return least == most ? least + " value" : least + " to " + most + " values";
  }

  double of(double[] values) {
    return work.applyAsDouble(values);
  }

  private static double rounded(double value, double places) {
    if (!(Math.abs(places) <= MOST_PLACES)) {
      return Double.NaN;
    }
    double factor = Math.pow(10, Math.rint(places));
    double scaled = Math.abs(value) * factor;
    double whole = scaled < LARGEST_WITH_FRACTION ? Math.floor(scaled + 0.5) : scaled;
    return Math.copySign(whole / factor, value);
  }
}
