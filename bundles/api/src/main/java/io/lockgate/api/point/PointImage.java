// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.point;

import java.util.List;
import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The latest sample of every point. Servers read here, so that a slow client never reaches the field.
 *
 * <p>Thread-safe; no method waits for the field or fails; one that meets a publication waits for its end, some ten
 * microseconds. Points that are unknown are shown with {@link Quality#CONFIGURATION}, points not yet read with {@link
 * Quality#NOT_READ_YET}: there is always a sample.
 */
@ProviderType
public interface PointImage {
  /** The latest sample of a point. */
  Sample read(PointId point);

  /**
   * The latest samples of several points, all of one moment: of readings that were published together either all are
   * seen or none. As many as asked for, in the same order.
   */
  List<Sample> read(List<PointId> points);

  /** All points there are now, sorted. Points come and go with their devices. */
  SortedSet<PointId> points();
}
