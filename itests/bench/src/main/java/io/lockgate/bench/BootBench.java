// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Boot to one HTTPS answer with all services on: ours (trust checks, clean bundle cache, shipped flags) beside the same
 * bundles under the stock Karaf script without trust checks, with a clean cache as at a first boot and with a kept one.
 * In turn, medians.
 */
final class BootBench {
  private static final Pattern SHARE = Pattern.compile("files verified in (\\d+) ms");

  private final int runs;
  private final Ours ours;
  private final List<Candidate> candidates;

  BootBench(Path root, int runs) throws IOException {
    Path work = Files.createTempDirectory("lgbench");
    this.runs = runs;
    this.ours = new Ours(root.resolve("karaf-assembly/target/lockgate"), work.resolve("ours"));
    this.candidates =
        List.of(
            ours,
            Stock.make(root, work.resolve("stock"), true),
            Stock.make(root, work.resolve("warm"), false));
  }

  /** Prints the table; true when the gate holds. */
  boolean run() throws IOException, InterruptedException {
    double load = Load.whenQuiet();
    List<List<Boot>> boots = new ArrayList<>();
    for (Candidate candidate : candidates) {
      boots.add(new ArrayList<>());
      Boot.measure(candidate); // first boot makes keys; not counted
    }
    List<Double> shares = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      for (int i = 0; i < candidates.size(); i++) {
        boots.get(i).add(Boot.measure(candidates.get(i)));
      }
      shares.add(trustShare());
    }
    System.out.printf(Locale.ROOT, "boot, medians of %d, load %.2f before the start%n", runs, load);
    System.out.printf("%-34s %8s %8s %8s %8s%n", "", "wall ms", "CPU ms", "RSS MB", "threads");
    for (int i = 0; i < candidates.size(); i++) {
      row(candidates.get(i).name(), boots.get(i));
    }
    double wall = ratio(boots, 1, Boot::wallMillis);
    double cpu = ratio(boots, 1, Boot::cpuMillis);
    System.out.printf(
        Locale.ROOT,
        "ratio to stock, clean: wall %.2f, CPU %.2f (gate 0.75, goal 0.60)%n",
        wall,
        cpu);
    System.out.printf(
        Locale.ROOT,
        "ratio to stock, kept cache: wall %.2f, CPU %.2f%n",
        ratio(boots, 2, Boot::wallMillis),
        ratio(boots, 2, Boot::cpuMillis));
    System.out.printf(Locale.ROOT, "trust checks: %.0f ms of it (goal 500)%n", median(shares));
    if (load > 1) {
      System.out.println("no judgement: the machine was busy before the start");
      return true;
    }
    return wall <= 0.75 && cpu <= 0.75;
  }

  private static void row(String name, List<Boot> boots) {
    System.out.printf(
        Locale.ROOT,
        "%-34s %8.0f %8.0f %8.0f %8.0f%n",
        name,
        of(boots, Boot::wallMillis),
        of(boots, Boot::cpuMillis),
        of(boots, Boot::rssMegabytes),
        of(boots, Boot::threads));
  }

  private static double ratio(List<List<Boot>> boots, int baseline, ToDoubleFunction<Boot> figure) {
    return of(boots.get(0), figure) / of(boots.get(baseline), figure);
  }

  private static double of(List<Boot> boots, ToDoubleFunction<Boot> figure) {
    return median(boots.stream().map(figure::applyAsDouble).toList());
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The launcher and the veto say in the log what they took. */
  private double trustShare() throws IOException {
    Matcher matcher = SHARE.matcher(Files.readString(ours.data().resolve("log/lockgate.log")));
    double last = Double.NaN;
    while (matcher.find()) {
      last = Double.parseDouble(matcher.group(1));
    }
    return last;
  }
}
