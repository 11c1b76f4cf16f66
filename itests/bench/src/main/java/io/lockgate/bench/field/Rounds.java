// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;

/** Two programs in turn, the baseline first, so many rounds; medians, and the median of their ratios round by round. */
public final class Rounds {
  private final Plan plan;
  private final Goals goals;

  Rounds(Plan plan, Goals goals) {
    this.plan = plan;
    this.goals = goals;
  }

  /** Who is asked, and how. */
  record Side(String name, int port, Cpu cpu, IntUnaryOperator units) {}

  /**
   * What is wanted of one number of connections.
   *
   * @param ratio requests a second over those of the baseline, at least
   * @param cpuMicros CPU for a request, at most; 0 for no goal
   * @param p99 over that of the baseline, at most; 0 for no goal
   */
  record Wanted(int connections, double ratio, double cpuMicros, double p99) {}

  private record Pair(Asker.Answers theirs, Asker.Answers ours) {
    double rate() {
      return ours.perSecond() / theirs.perSecond();
    }

    double p99() {
      return ours.p99Micros() / theirs.p99Micros();
    }
  }

  /** Measures and prints, for each number of connections. */
  void run(String row, Side baseline, Side ours, Wanted... all) throws IOException {
    FieldBench.line("%s; baseline: %s", row, baseline.name());
    for (Wanted wanted : all) {
      List<Pair> pairs = new ArrayList<>();
      for (int round = 0; round < plan.rounds(); round++) {
        Asker.Answers theirs = ask(baseline, wanted.connections());
        pairs.add(new Pair(theirs, ask(ours, wanted.connections())));
      }
      print(wanted, pairs);
    }
  }

  private void print(Wanted wanted, List<Pair> pairs) {
    FieldBench.line(
        "  %d connections: baseline %.0f/s, p99 %.0f us, %.1f us CPU; ours %.0f/s, p99 %.0f us, %.1f us CPU",
        wanted.connections(),
        median(pairs, pair -> pair.theirs().perSecond()),
        median(pairs, pair -> pair.theirs().p99Micros()),
        median(pairs, pair -> pair.theirs().cpuMicros()),
        median(pairs, pair -> pair.ours().perSecond()),
        median(pairs, pair -> pair.ours().p99Micros()),
        median(pairs, pair -> pair.ours().cpuMicros()));
    goals.atLeast(
        wanted.ratio(), "requests a second over the baseline's", median(pairs, Pair::rate));
    goals.atMost(0, "wrong answers", pairs.stream().mapToInt(pair -> pair.ours().wrong()).sum());
    if (wanted.cpuMicros() > 0) {
      goals.atMost(
          wanted.cpuMicros(), "us CPU a request", median(pairs, pair -> pair.ours().cpuMicros()));
    }
    if (wanted.p99() > 0) {
      goals.atMost(wanted.p99(), "p99 over the baseline's", median(pairs, Pair::p99));
    }
  }

  private Asker.Answers ask(Side side, int connections) throws IOException {
    return new Asker(side.port(), connections, side.units())
        .run(plan.warmSeconds(), plan.seconds(), side.cpu());
  }

  /** The middle one. */
  public static <T> double median(List<T> all, ToDoubleFunction<T> figure) {
    double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
