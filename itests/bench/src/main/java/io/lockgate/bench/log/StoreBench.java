// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.log;

import io.lockgate.bench.field.FieldBench;
import io.lockgate.bench.field.Goals;
import io.lockgate.bench.field.Plan;
import io.lockgate.bench.field.Rounds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How fast the log is safe, how small, how fast it answers; beside plain rows of SQLite in the same process. */
final class StoreBench {
  private static final double THREE_YEARS = 788_400_000;

  private final Path root;
  private final Path work;
  private final Plan plan;
  private final Goals goals;
  private final Map<String, List<Double>> figures = new LinkedHashMap<>();

  StoreBench(Path root, Path work, Plan plan, Goals goals) {
    this.root = root;
    this.work = work;
    this.plan = plan;
    this.goals = goals;
  }

  void run() throws IOException, InterruptedException {
    measure();
    FieldBench.line("durable writing, scaled metering traces; baseline: plain rows of SQLite");
    goals.atLeast(100_000, "samples/s", median("durable"));
    beside("samples/s", "plain durable", "durable");
    goals.atMost(200, "ms to the slowest acknowledgement", most("slowest"));
    goals.atMost(4, "bytes a sample, sealed", median("sealed"));
    tell("bytes a sample, sealed, of plain rows", median("plain bytes"));
    tell("bytes a sample, raw", median("raw"));
    goals.atMost(3.2, "GB of three years", median("sealed") * THREE_YEARS / 1e9);
    FieldBench.line("the same, floats that walk at random: for information");
    tell("samples/s", median("float durable"));
    tell("bytes a sample, sealed", median("float sealed"));
    FieldBench.line("reading all as a publisher does; baseline: plain rows");
    tell("samples/s", median("read"));
    beside("samples/s", "plain read", "read");
    FieldBench.line("trends; baseline: plain rows by point and time");
    goals.atMost(5, "ms, one day of a point", median("day"));
    beside("ms", "plain day", "day");
    goals.atMost(50, "ms, one year in 1000 buckets", median("year"));
    beside("ms", "plain year", "year");
  }

  private void measure() throws IOException, InterruptedException {
    Code code = new Code(root);
    List<String> line =
        code.line(
            code.jars("api|core-log|sqlite-jdbc|pax-logging-api"),
            LogProbe.class,
            work,
            plan.rounds());
    Process process =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String each = out.readLine(); each != null; each = out.readLine()) {
        int tab = each.indexOf('\t');
        if (tab > 0) {
          figures
              .computeIfAbsent(each.substring(0, tab), none -> new ArrayList<>())
              .add(Double.parseDouble(each.substring(tab + 1)));
        }
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException("the probe failed");
    }
  }

  private List<Double> all(String name) {
    return figures.getOrDefault(name, List.of(Double.NaN));
  }

  private double median(String name) {
    return Rounds.median(all(name), each -> each);
  }

  private double most(String name) {
    return all(name).stream().mapToDouble(each -> each).max().orElse(Double.NaN);
  }

  /** The baseline, and the median of the ratios round by round. */
  private void beside(String unit, String baseline, String ours) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < all(ours).size(); i++) {
      ratios.add(all(ours).get(i) / all(baseline).get(i));
    }
    FieldBench.line(
        "    %-58s %10.2f  ours over it: %.2f",
        unit + ", baseline", median(baseline), Rounds.median(ratios, each -> each));
  }

  private static void tell(String what, double figure) {
    FieldBench.line("    %-58s %10.2f", what, figure);
  }
}
