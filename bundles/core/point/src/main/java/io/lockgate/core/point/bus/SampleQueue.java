// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.bus;

import io.lockgate.api.point.Sample;
import java.util.List;

/** A bounded queue in order of sequence. Not thread-safe. */
interface SampleQueue {
  /** Adds the newest. Returns true when another one had to go for it. */
  boolean add(Sample sample);

  /** Takes out the oldest, at most so many. */
  List<Sample> take(int most);

  boolean isEmpty();

  void clear();
}
