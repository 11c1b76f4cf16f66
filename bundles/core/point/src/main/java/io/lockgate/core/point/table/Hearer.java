// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.table;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;

/** Somebody who is told of samples. All but the first are called under the publishing lock: they must be quick. */
public interface Hearer {
  /** Whether it wants a point; asked once for each as it comes. */
  boolean wants(PointId point);

  /** From the next publication on it is told. */
  void begin();

  /** It is told no more. */
  void end();

  /** A sample of a publication that is not yet to be seen. Returns true for the first one of a publication. */
  boolean hear(Sample sample);

  /** The publication can be seen now. */
  void published();
}
