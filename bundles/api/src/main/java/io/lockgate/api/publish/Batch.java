// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.publish;

import io.lockgate.api.point.Sample;
import java.util.List;

/**
 * Samples for one delivery.
 *
 * @param samples at least one, in order of sequence
 * @param from the place before the first
 * @param to the place after the last; acknowledging it acknowledges all
 * @param lane why they are sent
 */
public record Batch(List<Sample> samples, Cursor from, Cursor to, Lane lane) {
  /** Why samples are sent. */
  public enum Lane {
    /** In turn: every sample, in order, each until it is acknowledged. */
    BACKLOG,
    /**
     * Fresh samples that overtake a backlog. They come again in turn later; the receiver tells them by point and
     * sequence.
     */
    LIVE
  }

  public Batch {
    samples = List.copyOf(samples);
    if (samples.isEmpty() || from.compareTo(to) >= 0) {
      throw new IllegalArgumentException("a batch needs samples and room: " + from + " to " + to);
    }
  }
}
