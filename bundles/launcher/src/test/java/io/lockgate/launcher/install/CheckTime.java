// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.install;

import java.nio.file.Path;

/** Prints how long the check of a code folder takes in a fresh JVM: argument 1 is the folder. Started by hand. */
final class CheckTime {
  private CheckTime() {}

  public static void main(String[] args) throws Exception {
    long start = System.nanoTime();
    Installation checked = Installation.verify(Path.of(args[0]));
    long all = System.nanoTime() - start;
    System.out.println(
        checked.digests().size() + " files, " + all / 1_000_000 + " ms with class loading");
  }
}
