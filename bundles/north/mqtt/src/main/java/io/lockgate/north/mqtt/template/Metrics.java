// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.template;

import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.codec.sparkplug.Metric;
import io.lockgate.codec.sparkplug.MetricType;
import io.lockgate.codec.sparkplug.MetricValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Points and samples as metrics, and back. */
final class Metrics {
  private Metrics() {}

  /** What holds all values of a point: numbers with a scale are fractions; 32 unsigned bits are told as 64 signed ones. */
  static MetricType typeOf(PointModel model) {
    boolean scaled = model.scale() != 1 || model.offset() != 0;
    if (model.type().isWhole() && scaled) {
      return MetricType.DOUBLE;
    }
    return switch (model.type()) {
      case BOOL -> MetricType.BOOLEAN;
      case INT8 -> MetricType.INT8;
      case UINT8 -> MetricType.UINT8;
      case INT16 -> MetricType.INT16;
      case UINT16 -> MetricType.UINT16;
      case INT32 -> MetricType.INT32;
      case UINT32, INT64 -> MetricType.INT64;
      case UINT64 -> MetricType.UINT64;
      case FLOAT32 -> scaled ? MetricType.DOUBLE : MetricType.FLOAT;
      case FLOAT64 -> MetricType.DOUBLE;
      case TEXT, BITS -> MetricType.STRING;
      case TIMESTAMP -> MetricType.DATE_TIME;
    };
  }

  /** What holds a value of a point of which no model is known. */
  static MetricType typeOf(Value value) {
    if (value instanceof Value.Bool) {
      return MetricType.BOOLEAN;
    }
    if (value instanceof Value.Int) {
      return MetricType.INT64;
    }
    return value instanceof Value.Text || value instanceof Value.Bits
        ? MetricType.STRING
        : value instanceof Value.Time ? MetricType.DATE_TIME : MetricType.DOUBLE;
  }

  /** A sample; quality is told only when it is not good. */
  static Metric of(Sample sample, MetricType type) {
    Metric metric =
        Metric.named(sample.point().point(), type, valueOf(sample.value(), type))
            .at(sample.sourceMillis());
    return sample.quality() == Quality.GOOD ? metric : metric.quality(code(sample.quality()));
  }

  private static int code(Quality quality) {
    return quality == Quality.STALE ? Metric.STALE : Metric.BAD;
  }

  private static MetricValue valueOf(Value value, MetricType type) {
    if (value.isMissing()) {
      return MetricValue.none();
    }
    return switch (type) {
      case BOOLEAN ->
          value instanceof Value.Bool flag
              ? new MetricValue.Flag(flag.value())
              : MetricValue.none();
      case FLOAT -> single(value.asDouble(Double.NaN));
      case DOUBLE -> real(value.asDouble(Double.NaN));
      case STRING -> new MetricValue.Text(value.text());
      case DATE_TIME ->
          value instanceof Value.Time time
              ? new MetricValue.Whole(time.epochMillis())
              : MetricValue.none();
      case UINT64 -> unsigned(value);
      default ->
          value instanceof Value.Int whole
              ? new MetricValue.Whole(whole.value())
              : MetricValue.none();
    };
  }

  private static MetricValue single(double value) {
    return Double.isNaN(value) ? MetricValue.none() : new MetricValue.Single((float) value);
  }

  private static MetricValue real(double value) {
    return Double.isNaN(value) ? MetricValue.none() : new MetricValue.Real(value);
  }

  private static MetricValue unsigned(Value value) {
    if (value instanceof Value.Int whole) {
      return new MetricValue.Whole(whole.value());
    }
    return value instanceof Value.Real large
        ? new MetricValue.Whole(new BigDecimal(large.value()).toBigInteger().longValue())
        : MetricValue.none();
  }

  /** What a command says, as {@link io.lockgate.north.mqtt.command.Commands#write} takes it; null: nothing usable. */
  static @Nullable Object said(Metric command) {
    MetricValue value = command.value();
    if (value instanceof MetricValue.Whole whole) {
      boolean unsigned = command.type().filter(MetricType.UINT64::equals).isPresent();
      return unsigned
          ? new BigDecimal(new BigInteger(Long.toUnsignedString(whole.value())))
          : BigDecimal.valueOf(whole.value());
    }
    if (value instanceof MetricValue.Single single) {
      return Float.isFinite(single.value()) ? new BigDecimal(Float.toString(single.value())) : null;
    }
    if (value instanceof MetricValue.Real real) {
      return Double.isFinite(real.value()) ? BigDecimal.valueOf(real.value()) : null;
    }
    if (value instanceof MetricValue.Flag flag) {
      return flag.value();
    }
    return value instanceof MetricValue.Text text ? text.value() : null;
  }
}
