// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.keep;

import static io.lockgate.core.log.keep.Traces.all;
import static io.lockgate.core.log.keep.Traces.samples;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R1: whatever is acknowledged is there after a kill, once. */
class KillTest {
  private static final int KILLS = Integer.getInteger("lockgate.log.kills", 5);
  private static final Duration MOST = Duration.ofSeconds(2);

  @TempDir Path folder;

  @Test
  void what_was_acknowledged_survives_kills() throws Exception {
    Random random = new Random(1);
    Duration slowest = Duration.ZERO;
    for (int i = 0; i < KILLS; i++) {
      long acknowledged = run(1 + random.nextInt(120));
      KeptLogs logs = new KeptLogs(folder, 2_000, Long.MAX_VALUE);
      long began = System.nanoTime();
      try (KeptLog log = logs.open()) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
        long end = log.end().position();
        assertTrue(end >= acknowledged, end + " is before " + acknowledged);
        assertEquals(samples(1, end + 1), all(log));
        assertTrue(logs.audit.isEmpty(), logs.audit::toString);
      }
    }
    System.out.println("R1: " + KILLS + " kills, slowest opening " + slowest.toMillis() + " ms");
    assertTrue(slowest.compareTo(MOST) <= 0, slowest + " to open");
  }

  /** Runs the probe until it has said so many lines; the last one it said. */
  private long run(int lines) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlockgate.native=" + System.getProperty("lockgate.native"),
                "-cp",
                System.getProperty("java.class.path"),
                KillProbe.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long last = 0;
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < lines; i++) {
        last = Long.parseLong(String.valueOf(out.readLine()));
      }
      process.toHandle().destroyForcibly();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        last = line.matches("[0-9]+") ? Math.max(last, Long.parseLong(line)) : last;
      }
    }
    process.waitFor();
    return last;
  }
}
