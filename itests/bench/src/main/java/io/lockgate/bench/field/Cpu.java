// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used. Linux counts in steps of 10 ms.
 *
 * @param pid its id
 */
public record Cpu(long pid) {
  /** User and system time so far, in seconds. */
  public double seconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(afterName[11]) + Long.parseLong(afterName[12])) / 100.0;
  }

  /** Resident memory, in megabytes. */
  public double residentMegabytes() throws IOException {
    return status("VmRSS") / 1024.0;
  }

  /** How many threads. */
  public int threads() throws IOException {
    return (int) status("Threads");
  }

  private double status(String key) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith(key + ":")) {
        return Double.parseDouble(line.substring(key.length() + 1).trim().split("\\s+")[0]);
      }
    }
    throw new IOException("no " + key);
  }
}
