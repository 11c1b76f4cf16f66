// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * One measured boot.
 *
 * @param wallMillis start of the process to the first HTTPS answer
 * @param cpuMillis user and system time of the process by then
 * @param rssMegabytes resident memory by then
 * @param threads threads by then
 */
record Boot(double wallMillis, double cpuMillis, double rssMegabytes, double threads) {
  private static final long LIMIT = TimeUnit.SECONDS.toNanos(120);

  /** Starts the candidate, waits for its answer, reads the figures, ends it. */
  static Boot measure(Candidate candidate) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Process process = candidate.start();
    try {
      while (!Probe.answers(candidate.port())) {
        if (!process.isAlive() || System.nanoTime() - begin > LIMIT) {
          throw new IOException(candidate.name() + " did not answer; see " + candidate.data());
        }
        TimeUnit.MILLISECONDS.sleep(10);
      }
      double wall = (System.nanoTime() - begin) / 1e6;
      long pid = process.pid();
      return new Boot(wall, cpuMillis(pid), status(pid, "VmRSS") / 1024.0, status(pid, "Threads"));
    } finally {
      process.destroy();
      process.waitFor(30, TimeUnit.SECONDS);
    }
  }

  /** Clock ticks are 10 ms on Linux. */
  private static double cpuMillis(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return 10.0 * (Long.parseLong(afterName[11]) + Long.parseLong(afterName[12]));
  }

  private static double status(long pid, String key) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith(key + ":")) {
        return Double.parseDouble(line.substring(key.length() + 1).trim().split("\\s+")[0]);
      }
    }
    throw new IOException("no " + key);
  }
}
