// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.keep;

import static io.lockgate.core.log.keep.Traces.all;
import static io.lockgate.core.log.keep.Traces.samples;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.testkit.peer.Requires;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R6: the calls by which SQLite writes, forces and shortens its files fail at random, by Debian's libfiu, below the
 * real library; then the process is killed. What was acknowledged is there, nothing is damaged. Reading is left alone: the
 * virtual machine reads its own classes by the same call.
 */
class FaultTest {
  private static final int ROUNDS = Integer.getInteger("lockgate.log.faults", 4);
  private static final int LINES = 400;
  private static final List<String> CALLS =
      List.of(
          "posix/io/rw/pwrite",
          "posix/io/sync/fsync",
          "posix/io/sync/fdatasync",
          "posix/io/rw/ftruncate",
          "posix/io/rw/pwrite/reduce");

  @TempDir Path folder;

  private long acknowledged;
  private int successes;
  private int failures;
  private final List<String> audit = new ArrayList<>();

  @Test
  void calls_that_fail_cost_nothing_that_was_acknowledged() throws Exception {
    String fiu = Requires.program("fiu-run").toString();
    for (int round = 0; round < ROUNDS; round++) {
      run(fiu, round);
      KeptLogs logs = new KeptLogs(folder, 2_000, Long.MAX_VALUE);
      try (KeptLog log = logs.open()) {
        long end = log.end().position();
        assertTrue(end >= acknowledged, end + " is before " + acknowledged);
        assertEquals(samples(1, end + 1), all(log));
        log.verifyNow();
        assertEquals(List.of(), logs.audit);
      }
    }
    System.out.printf(
        "R6: %d runs, %d appends failed, %d samples acknowledged, none lost; told: %s%n",
        ROUNDS, failures, acknowledged, audit.stream().distinct().toList());
    assertTrue(failures > 0, "these faults show nothing");
    assertTrue(successes > ROUNDS * LINES / 2, "it goes on: " + successes);
    assertTrue(audit.stream().noneMatch(each -> each.startsWith("LOG_SET_ASIDE")), audit::toString);
  }

  /** One kind of call, or all of them, fail once in so many times. */
  private void run(String fiu, int round) throws Exception {
    List<String> line = new ArrayList<>(List.of(fiu, "-x", "-f", ""));
    for (String call : round % 2 == 0 ? CALLS : List.of(CALLS.get(round % CALLS.size()))) {
      line.add("-c");
      line.add("enable_random name=" + call + ",probability=" + (round % 2 == 0 ? 0.01 : 0.02));
    }
    line.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dlockgate.native=" + System.getProperty("lockgate.native"),
            "-cp",
            System.getProperty("java.class.path"),
            FaultProbe.class.getName(),
            folder.toString()));
    Process process =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < LINES; i++) {
        heard(String.valueOf(out.readLine()));
      }
      process.toHandle().destroyForcibly();
      for (String rest = out.readLine(); rest != null; rest = out.readLine()) {
        heard(rest);
      }
    }
    process.waitFor();
  }

  private void heard(String line) {
    if (line.matches("ok [0-9]+")) {
      acknowledged = Math.max(acknowledged, Long.parseLong(line.substring(3)));
      successes++;
    } else if (line.startsWith("failed")) {
      failures++;
    } else if (line.startsWith("audit ")) {
      audit.add(line.substring(6));
    }
  }
}
