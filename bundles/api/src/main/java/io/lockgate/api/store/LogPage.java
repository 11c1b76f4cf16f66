// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.store;

import io.lockgate.api.point.Sample;
import io.lockgate.api.publish.Cursor;
import java.util.List;

/**
 * A part of the log.
 *
 * @param samples in the order they were appended; empty at the end of the log
 * @param next the place to read on from; that asked for when there was nothing
 * @param lost how many samples between the place asked for and {@code next} are gone: quota or damage
 */
public record LogPage(List<Sample> samples, Cursor next, long lost) {
  public LogPage {
    samples = List.copyOf(samples);
  }
}
