// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import java.util.ArrayList;
import java.util.List;

/**
 * A point that turned bad or good, as a client of the gateway saw it. Times of {@link System#nanoTime}.
 *
 * @param point which
 * @param bad what it became
 * @param after it had not changed yet at this moment
 * @param by it had changed at this one
 */
record Transition(int point, boolean bad, long after, long by) {
  /** Reads what a watching client reports. */
  static List<Transition> of(String report) {
    String[] words = report.split(" ");
    if (!words[0].equals("going")) {
      throw new AssertionError("the watching client: " + report);
    }
    List<Transition> found = new ArrayList<>();
    for (int i = 2; i < words.length; i++) {
      String[] parts = words[i].split(":");
      found.add(
          new Transition(
              Integer.parseInt(parts[0]),
              parts[1].equals("bad"),
              Long.parseLong(parts[2]),
              Long.parseLong(parts[3])));
    }
    return found;
  }
}
