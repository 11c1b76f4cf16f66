// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.planted;

import com.tngtech.archunit.base.DescribedPredicate;
import io.lockgate.core.time.SystemClock;
import io.lockgate.launcher.spi.BootReport;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Breaks laws 2, 4, 5 and 6. */
public final class LawlessProvider {
  private LawlessProvider() {}

  /** All of them at once; never called. */
  static Object everything() throws IOException {
    Files.writeString(Path.of("x"), new SystemClock().now().toString());
    try (ServerSocket socket = new ServerSocket(0)) {
      return List.of(
          new BootReport(0, 0, false, List.of()),
          new ProcessBuilder("true").start(),
          socket.getLocalPort(),
          DescribedPredicate.alwaysTrue());
    }
  }
}
