// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.files;

import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.north.csv.layout.Cell;

/** From values to cells. */
final class Cells {
  private Cells() {}

  static Cell of(Sample sample) {
    if (sample.quality().level() == Quality.Level.BAD || sample.value().isMissing()) {
      return Cell.INVALID;
    }
    Value value = sample.value();
    boolean isText =
        value instanceof Value.Text || value instanceof Value.Bits || value instanceof Value.Time;
    return isText ? Cell.text(value.text()) : Cell.literal(value.text());
  }
}
