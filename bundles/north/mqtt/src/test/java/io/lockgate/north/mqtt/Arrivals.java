// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What another client wrote down, a line a message: seconds since 1970, then the JSON. Samples are told apart by sequence
 * number; the point of a sample is its number modulo the number of points, and the message must say so, too.
 */
final class Arrivals {
  private static final int A_DEVICE = 25;
  private static final Pattern HEAD =
      Pattern.compile(
          "(\\d+\\.\\d+) \\{\"timestamp\":\"([^\"]+)\",\"device\":\"d(\\d+)\"(,\"live\":true)?");
  private static final Pattern PART =
      Pattern.compile("\"valueItemId\":\"p(\\d+)\"|\"t\":(\\d+),\"v\":[^,}]+,\"s\":(\\d+)");

  private final int points;
  private final long backlog;
  private final BitSet seen = new BitSet();
  private final long[] newest;
  private final long[] lastInTurn;
  private long drained;
  private long stalest;
  private int live;
  private int twice;
  private int wrong;

  /**
   * Nothing yet.
   *
   * @param backlog number of the last sample that had waited
   * @param begin milliseconds since 1970 when the way was free again
   */
  Arrivals(int points, long backlog, long begin) {
    this.points = points;
    this.backlog = backlog;
    newest = new long[points];
    lastInTurn = new long[points];
    Arrays.fill(newest, begin);
  }

  /** The device of a sample. */
  static String device(int point) {
    return "d" + point / A_DEVICE;
  }

  /** Its point there. */
  static String point(int point) {
    return "p" + point % A_DEVICE;
  }

  /** Reads all lines. */
  Arrivals read(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        message(line);
      }
    }
    return this;
  }

  private void message(String line) {
    Matcher head = HEAD.matcher(line);
    if (!head.lookingAt()) {
      throw new AssertionError("not a message of samples: " + line);
    }
    long arrived = (long) (Double.parseDouble(head.group(1)) * 1_000);
    long base = Instant.parse(head.group(2)).toEpochMilli();
    int device = Integer.parseInt(head.group(3));
    boolean overtakes = head.group(4) != null;
    live += overtakes ? 1 : 0;
    int point = -1;
    Matcher part = PART.matcher(line);
    while (part.find()) {
      if (part.group(1) != null) {
        point = device * A_DEVICE + Integer.parseInt(part.group(1));
      } else {
        long time = base + Long.parseLong(part.group(2));
        sample(point, Long.parseLong(part.group(3)), time, arrived, overtakes);
      }
    }
  }

  private void sample(int point, long sequence, long time, long arrived, boolean overtakes) {
    wrong += sequence % points == point ? 0 : 1;
    boolean first = !seen.get((int) sequence);
    seen.set((int) sequence);
    twice += first ? 0 : 1;
    if (!overtakes) {
      wrong += first && sequence < lastInTurn[point] ? 1 : 0;
      lastInTurn[point] = Math.max(lastInTurn[point], sequence);
      drained = sequence == backlog && drained == 0 ? arrived : drained;
    }
    if (drained == 0 && time > newest[point]) {
      stalest = Math.max(stalest, arrived - newest[point]);
      newest[point] = time;
    }
  }

  /** How many different ones there are. */
  int different() {
    return seen.cardinality();
  }

  /** The highest number. */
  long last() {
    return seen.length() - 1L;
  }

  /** Samples that came again. */
  int twice() {
    return twice;
  }

  /** Samples out of turn on their point among those that did not overtake, or under a wrong name. */
  int wrong() {
    return wrong;
  }

  /** Messages that overtook. */
  int live() {
    return live;
  }

  /** Milliseconds since 1970 when the last that had waited was there; 0 when it was not. */
  long drained() {
    return drained;
  }

  /** The oldest that the newest value of any point was until then, in milliseconds. */
  long stalest() {
    return stalest;
  }
}
