// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench;

import java.nio.file.Path;

/** {@code ./lockgate bench}: names the bench and runs it. */
public final class Main {
  private Main() {}

  /**
   * Runs one bench.
   *
   * @param args root of the checkout, name of the bench, number of runs
   */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    String bench = args.length > 1 ? args[1] : "";
    int runs = args.length > 2 ? Integer.parseInt(args[2]) : 5;
    if (!bench.equals("boot")) {
      System.err.println("no bench '" + bench + "'; there is: boot");
      System.exit(2);
    }
    System.exit(new BootBench(root, runs).run() ? 0 : 1);
  }
}
