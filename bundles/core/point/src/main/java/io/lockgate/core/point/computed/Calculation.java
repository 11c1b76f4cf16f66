// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.computed;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.core.point.expression.Expression;
import java.util.List;

/**
 * Computes a point of one moment of the image. Its quality is that of its worst input; without a value it is bad: {@code
 * DEVICE_ERROR} for a division by zero, {@code CONFIGURATION} for an input that is no number. Its source time is that of
 * its newest input. Thread-safe.
 *
 * @param point where the result belongs
 * @param expression how
 */
record Calculation(PointId point, Expression expression) {
  Reading of(PointImage image) {
    List<Sample> samples = image.read(expression.inputs());
    double[] values = new double[samples.size()];
    Quality quality = Quality.GOOD;
    long source = Reading.NO_TIME;
    for (int i = 0; i < values.length; i++) {
      Sample sample = samples.get(i);
      values[i] = sample.value().asDouble(Double.NaN);
      quality = quality.worst(sample.quality());
      if (Double.isNaN(values[i]) && !sample.value().isMissing()) {
        quality = Quality.CONFIGURATION;
      }
      if (sample.sequence() > 0) {
        source = Math.max(source, sample.sourceMillis());
      }
    }
    Value value = Value.of(expression.value(values));
    if (value.isMissing() && quality.level() != Quality.Level.BAD) {
      quality = Quality.DEVICE_ERROR;
    }
    return new Reading(point, value, quality, source);
  }
}
