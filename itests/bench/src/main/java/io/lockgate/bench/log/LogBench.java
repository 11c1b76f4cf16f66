// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.log;

import io.lockgate.bench.Load;
import io.lockgate.bench.field.FieldBench;
import io.lockgate.bench.field.Goals;
import io.lockgate.bench.field.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The way of a sample after the field: row store, the sample log beside plain rows of SQLite; row way, from field to broker
 * through a whole gateway, and the drain of the log beside a plain loop over the same MQTT client.
 */
public final class LogBench {
  private static final List<String> ROWS = List.of("store", "way");

  private LogBench() {}

  /**
   * Runs the rows named, or all.
   *
   * @param words names of rows; {@code quick} only tries whether they work
   * @return whether no figure missed its goal, as far as the machine was quiet enough to judge
   */
  public static boolean run(Path root, List<String> words)
      throws IOException, InterruptedException {
    List<String> rows = new ArrayList<>(words);
    boolean quick = rows.remove("quick");
    for (String row : rows) {
      if (!ROWS.contains(row)) {
        throw new IllegalArgumentException("no row '" + row + "'; there are: " + ROWS);
      }
    }
    double load = quick ? Load.average() : Load.whenQuiet();
    boolean judges = load <= 1 && !quick;
    FieldBench.line("log, load %.2f before the start", load);
    Goals goals = new Goals(judges);
    Plan plan = quick ? Plan.QUICK : Plan.of(load > 1 ? 5 : 3);
    Path work = Files.createTempDirectory(root.resolve("itests/bench/target"), "log");
    try {
      if (rows.isEmpty() || rows.contains("store")) {
        new StoreBench(root, work, plan, goals).run();
      }
      if (rows.isEmpty() || rows.contains("way")) {
        new WayBench(root, work, plan, goals).run();
      }
    } finally {
      delete(work);
    }
    if (!judges) {
      FieldBench.line(
          "no judgement: %s", quick ? "too short" : "the machine was busy before the start");
    }
    return goals.met();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
