// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.period;

import io.lockgate.api.point.Sample;
import io.lockgate.api.publish.Cursor;
import java.time.Duration;
import java.util.List;

/**
 * The samples that are sent together, or how long to wait for them.
 *
 * @param samples in the order of the log; empty when it is not yet time, or when none is wanted
 * @param upTo the place after them
 * @param pause until it is time; zero when it is
 */
public record Run(List<Sample> samples, Cursor upTo, Duration pause) {
  public Run {
    samples = List.copyOf(samples);
  }

  static Run later(Cursor from, Duration pause) {
    return new Run(List.of(), from, pause);
  }

  /** Whether it is time. */
  public boolean isDue() {
    return pause.isZero();
  }
}
