// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How busy the machine is; a bench does not judge on a busy one. */
final class Load {
  private Load() {}

  /** One-minute load average. */
  static double average() throws IOException {
    return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
  }
}
