// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.store;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import io.lockgate.api.publish.Cursor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * All samples, durable, bounded by size and age; the oldest go first and are counted. Thread-safe.
 *
 * <p>Reading methods may block on the disk and throw {@link IOException} when it cannot be read; a damaged part is set
 * aside, reported, and shows as {@link LogPage#lost}.
 */
@ProviderType
public interface SampleLog {
  /** Most samples or buckets of one answer. */
  int MAX_ANSWER = 100_000;

  /**
   * Appends samples in the order of these calls, together with those of others (group commit). Does not block.
   *
   * @return the place after them, once they are forced to disk: then they survive a power cut. Fails with
   *     {@link IOException} when they were not stored, none of them: disk full, damaged, closed; or when too many wait
   *     already
   */
  CompletionStage<Cursor> append(List<Sample> samples);

  /** Least time between two samples of a point, by the rules in force now; zero: every sample is logged. Does not block. */
  default Duration interval(PointId point) {
    return Duration.ZERO;
  }

  /** The place after the newest sample that is safe. Does not block. */
  Cursor end();

  /** The place before the first sample received at or after a time; {@link #end} when there is none. */
  Cursor at(Instant received) throws IOException;

  /** How many samples, of all points, come after a place. */
  long count(Cursor after) throws IOException;

  /**
   * Samples of all points after a place, in the order they were appended. Does not wait for new ones.
   *
   * @param limit at most so many, 1 to {@link #MAX_ANSWER}
   */
  LogPage read(Cursor after, int limit) throws IOException;

  /**
   * Samples of a point by source time, oldest first. Longer ranges are asked for in parts, from just after the last
   * sample of the answer.
   *
   * @param from not before this time
   * @param to before this time
   * @param limit at most so many, 1 to {@link #MAX_ANSWER}
   */
  List<Sample> range(PointId point, Instant from, Instant to, int limit) throws IOException;

  /**
   * A summary of a point by source time, for trends: the range divided into equal parts. Good and uncertain numbers
   * count; parts without any are left out.
   *
   * @param buckets how many parts, 1 to {@link #MAX_ANSWER}
   */
  List<Bucket> downsample(PointId point, Instant from, Instant to, int buckets) throws IOException;

  /** The newest sample of a point; empty when the log has none. */
  Optional<Sample> latest(PointId point) throws IOException;
}
