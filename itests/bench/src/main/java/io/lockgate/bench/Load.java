// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** How busy the machine is; a bench does not judge on a busy one. */
public final class Load {
  private Load() {}

  /** Waits until the machine is quiet, three minutes at most: what built the bench itself keeps the average up. */
  public static double whenQuiet() throws IOException, InterruptedException {
    for (int second = 0; second < 180 && average() > 0.9; second++) {
      TimeUnit.SECONDS.sleep(1);
    }
    return average();
  }

  /** One-minute load average. */
  public static double average() throws IOException {
    return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
  }
}
