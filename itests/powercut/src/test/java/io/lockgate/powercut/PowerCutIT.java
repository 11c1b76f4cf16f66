// SPDX-License-Identifier: Apache-2.0
package io.lockgate.powercut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.testkit.peer.Peer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * R3: the power of a machine with a real kernel and ext4 is cut while it logs and is configured, again and again; each
 * start looks at what the one before left. System property {@code lockgate.powercuts} says how often.
 */
class PowerCutIT {
  private static final int CUTS = Integer.getInteger("lockgate.powercuts", 5);
  private static final Duration START = Duration.ofMinutes(4);
  private static final int LONGEST_MILLIS = 8_000;

  /** One cut of so many comes while the machine opens what it finds. */
  private static final int EARLY = 5;

  private long samples;
  private long settings;
  private long carelesslyLost;
  private long counted;
  private int early;

  @Test
  void what_was_acknowledged_survives_power_cuts() throws Exception {
    Machine machine = Machine.make(Path.of(System.getProperty("lockgate.root")));
    Random random = new Random(3);
    for (int cut = 1; cut <= CUTS; cut++) {
      try (Peer running = machine.start()) {
        boolean isEarly = cut % EARLY == 0;
        if (isEarly) {
          running.awaitLine("@OPENING", START);
          early++;
        } else {
          look(running);
          running.awaitLine("@S ", START);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_MILLIS)));
        running.handle().destroyForcibly();
        running.awaitExit(START);
        remember(running.output());
      }
      assertEquals("", machine.checkDisk(), "the file system after cut " + cut);
      System.out.printf(
          "R3: cut %d, %d samples and %d settings safe so far, unforced twin lost %d%n",
          cut, samples, settings, carelesslyLost);
    }
    try (Peer running = machine.start()) {
      look(running);
    }
    System.out.printf(
        "R3: %d cuts (%d while opening), %d samples acknowledged, 0 lost; %d settings, all whole;"
            + " an unforced file lost %d%n",
        CUTS, early, samples, settings, carelesslyLost);
    assertTrue(carelesslyLost > 0 || CUTS < EARLY, "these cuts show nothing");
  }

  private void look(Peer running) {
    String line = running.awaitLine("@UP", START);
    String[] words = line.substring(line.indexOf('@')).strip().split(" ");
    assertTrue(words.length == 4 && words[1].matches("[0-9]+"), line);
    long end = Long.parseLong(words[1]);
    long version = Long.parseLong(words[2]);
    assertTrue(end >= samples, samples + " were safe, there are " + end);
    assertTrue(
        version == settings || version == settings + 1,
        "settings " + settings + " were safe, there are " + version);
    carelesslyLost += Math.max(0, samples - Math.max(counted, Long.parseLong(words[3])));
    counted = end;
    samples = end;
    settings = version;
  }

  private void remember(List<String> lines) {
    for (String line : lines) {
      String[] words = line.strip().split(" ");
      if (words.length == 2 && words[1].matches("[0-9]+")) {
        samples = words[0].endsWith("@S") ? Math.max(samples, Long.parseLong(words[1])) : samples;
        settings =
            words[0].endsWith("@C") ? Math.max(settings, Long.parseLong(words[1])) : settings;
      }
    }
  }
}
