// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.log;

import io.lockgate.bench.Load;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sample log: how fast it is safe, how small, how fast it answers; beside plain rows of SQLite in the same process. */
public final class LogBench {
  private record Goal(double figure, boolean atLeast) {}

  private static final Map<String, Goal> GOALS =
      Map.of(
          "scaled: durable samples/s", new Goal(100_000, true),
          "scaled: slowest acknowledgement, ms", new Goal(200, false),
          "scaled: bytes a sample, sealed", new Goal(4, false),
          "scaled: GB of three years", new Goal(3.2, false),
          "a day of a point, ms", new Goal(5, false),
          "a year in 1000 buckets, ms", new Goal(50, false));

  private LogBench() {}

  /**
   * Measures.
   *
   * @param words {@code quick} only tries whether it works
   * @return whether no figure missed its goal, as far as the machine was quiet enough to judge
   */
  public static boolean run(Path root, List<String> words)
      throws IOException, InterruptedException {
    boolean quick = words.contains("quick");
    double load = quick ? Load.average() : Load.whenQuiet();
    boolean judges = load <= 1 && !quick;
    System.out.printf("log, load %.2f before the start%n", load);
    Path work = Files.createTempDirectory(root.resolve("itests/bench/target"), "log");
    boolean met = true;
    try {
      Process process = start(root, work, quick);
      try (BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
          met &= tell(line, judges);
        }
      }
      if (process.waitFor() != 0) {
        throw new IOException("the probe failed");
      }
    } finally {
      delete(work);
    }
    return met || !judges;
  }

  private static boolean tell(String line, boolean judges) {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      System.out.println(line);
      return true;
    }
    String name = line.substring(0, tab);
    double figure = Double.parseDouble(line.substring(tab + 1));
    Goal goal = GOALS.get(name);
    if (goal == null) {
      System.out.printf("    %-45s %14.2f%n", name, figure);
      return true;
    }
    boolean met = goal.atLeast ? figure >= goal.figure : figure <= goal.figure;
    String verdict = judges ? met ? "met" : "MISSED" : "not judged";
    System.out.printf(
        "    %-45s %14.2f  %s %g: %s%n",
        name, figure, goal.atLeast ? ">=" : "<=", goal.figure, verdict);
    return met;
  }

  private static Process start(Path root, Path work, boolean quick) throws IOException {
    Path code = root.resolve("karaf-assembly/target/lockgate");
    String libraries;
    try (Stream<Path> files = Files.walk(code.resolve("system"))) {
      libraries =
          files
              .filter(
                  file ->
                      file.getFileName()
                          .toString()
                          .matches("(api|core-log|sqlite-jdbc|pax-logging-api)-[0-9.]+\\.jar"))
              .map(Path::toString)
              .collect(Collectors.joining(":"));
    }
    List<String> line =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + code.resolve("etc/jvm.options"),
            "-Dlockgate.native=" + code.resolve("lib/native"),
            "-cp",
            System.getProperty("java.class.path") + ":" + libraries,
            LogProbe.class.getName(),
            work.toString());
    ProcessBuilder builder =
        new ProcessBuilder(
            quick ? Stream.concat(line.stream(), Stream.of("quick")).toList() : line);
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
