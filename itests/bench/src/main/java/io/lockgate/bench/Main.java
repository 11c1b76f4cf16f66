// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench;

import io.lockgate.bench.field.FieldBench;
import io.lockgate.bench.log.LogBench;
import java.nio.file.Path;
import java.util.List;

/** {@code ./lockgate bench}: names the bench and runs it. */
public final class Main {
  private Main() {}

  /**
   * Runs one bench.
   *
   * @param args root of the checkout, name of the bench, then number of runs (boot) or names of rows (field)
   */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    String bench = args.length > 1 ? args[1] : "";
    switch (bench) {
      case "boot" ->
          System.exit(new BootBench(root, args.length > 2 ? number(args[2]) : 5).run() ? 0 : 1);
      case "field" ->
          System.exit(FieldBench.run(root, List.of(args).subList(2, args.length)) ? 0 : 1);
      case "log" -> System.exit(LogBench.run(root, List.of(args).subList(2, args.length)) ? 0 : 1);
      default -> {
        System.err.println("no bench '" + bench + "'; there are: boot, field, log");
        System.exit(2);
      }
    }
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }
}
