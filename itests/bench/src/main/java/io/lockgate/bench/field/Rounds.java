// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;

/** Two programs in turn, the baseline first, so many rounds; medians and their ratio. */
final class Rounds {
  static final double WARM_SECONDS = 2.5;
  private static final double SECONDS = 4;

  private final String name;
  private final int rounds;

  Rounds(String name, int rounds) {
    this.name = name;
    this.rounds = rounds;
  }

  /** Who is asked, and how. */
  record Side(String name, int port, Cpu cpu, IntUnaryOperator units) {}

  /** Prints one line for each number of connections. */
  void run(Side baseline, Side ours, int... connections) throws IOException {
    System.out.printf(
        "%-44s %12s %12s %8s %12s %12s%n",
        name, "baseline /s", "ours /s", "ratio", "ours us CPU", "p99 ratio");
    for (int count : connections) {
      List<Asker.Answers> theirs = new ArrayList<>();
      List<Asker.Answers> mine = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        theirs.add(ask(baseline, count));
        mine.add(ask(ours, count));
      }
      System.out.printf(
          Locale.ROOT,
          "  %-42s %12.0f %12.0f %8.2f %12.1f %12.2f%n",
          count + " connections; baseline " + baseline.name(),
          median(theirs, Asker.Answers::perSecond),
          median(mine, Asker.Answers::perSecond),
          median(mine, Asker.Answers::perSecond) / median(theirs, Asker.Answers::perSecond),
          median(mine, Asker.Answers::cpuMicros),
          median(mine, Asker.Answers::p99Micros) / median(theirs, Asker.Answers::p99Micros));
    }
  }

  private static Asker.Answers ask(Side side, int connections) throws IOException {
    return new Asker(side.port(), connections, side.units()).run(WARM_SECONDS, SECONDS, side.cpu());
  }

  static <T> double median(List<T> all, ToDoubleFunction<T> figure) {
    double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
