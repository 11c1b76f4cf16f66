// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads one metric: its fields come in any order, so its value is made when all are there. */
final class MetricDecoder {
  private static final int LONGEST_KEY = 256;
  private static final int MOST_PROPERTIES = 64;

  private Optional<String> name = Optional.empty();
  private OptionalLong alias = OptionalLong.empty();
  private OptionalLong timestamp = OptionalLong.empty();
  private long type;
  private boolean historical;
  private boolean absent;
  private int valueField;
  private long bits;
  private @Nullable MetricValue other;
  private OptionalLong quality = OptionalLong.empty();
  private String unit = "";

  Metric decode(ByteBuffer bytes) throws MalformedException {
    ProtoReader in = new ProtoReader(bytes);
    while (in.next()) {
      if (in.field() >= MetricType.Field.INT && in.field() <= MetricType.Field.BYTES) {
        value(in);
      } else {
        about(in);
      }
    }
    Optional<MetricType> known = MetricType.ofCode(type);
    return new Metric(
        name,
        alias,
        timestamp,
        known,
        historical,
        absent ? MetricValue.none() : value(known),
        quality,
        unit);
  }

  private void about(ProtoReader in) throws MalformedException {
    switch (in.field()) {
      case PayloadEncoder.NAME -> name = Optional.of(in.text(Metric.MAX_NAME));
      case PayloadEncoder.ALIAS -> alias = OptionalLong.of(in.number());
      case PayloadEncoder.METRIC_TIMESTAMP -> timestamp = OptionalLong.of(in.number());
      case PayloadEncoder.DATATYPE -> type = in.number();
      case PayloadEncoder.IS_HISTORICAL -> historical = in.flag();
      case PayloadEncoder.IS_NULL -> absent = in.flag();
      case PayloadEncoder.PROPERTIES -> properties(new ProtoReader(in.block(Metric.MAX_CONTENT)));
      default -> in.skip();
    }
  }

  private void value(ProtoReader in) throws MalformedException {
    valueField = in.field();
    other = null;
    switch (valueField) {
      case MetricType.Field.INT, MetricType.Field.LONG -> bits = in.number();
      case MetricType.Field.FLOAT -> other = new MetricValue.Single(in.single());
      case MetricType.Field.DOUBLE -> other = new MetricValue.Real(in.real());
      case MetricType.Field.BOOLEAN -> other = new MetricValue.Flag(in.flag());
      case MetricType.Field.STRING -> other = new MetricValue.Text(in.text(Metric.MAX_CONTENT));
      default -> other = new MetricValue.Raw(in.block(Metric.MAX_CONTENT));
    }
  }

  private MetricValue value(Optional<MetricType> known) throws MalformedException {
    MetricValue found = other;
    if (valueField == 0) {
      return MetricValue.none();
    }
    if (found == null) {
      if (known.isPresent() && !known.orElseThrow().isWhole()) {
        throw new MalformedException("a metric's value is not of its type");
      }
      long number = known.map(its -> its.ofWire(bits)).orElse(bits);
      return new MetricValue.Whole(number);
    }
    if (known.isPresent() && known.orElseThrow().field() != valueField) {
      throw new MalformedException("a metric's value is not of its type");
    }
    return found;
  }

  /** Keys and values are two lists of equal order. */
  private void properties(ProtoReader in) throws MalformedException {
    List<String> keys = new ArrayList<>(2);
    List<ByteBuffer> values = new ArrayList<>(2);
    while (in.next()) {
      if (in.field() == PayloadEncoder.KEYS && keys.size() < MOST_PROPERTIES) {
        keys.add(in.text(LONGEST_KEY));
      } else if (in.field() == PayloadEncoder.VALUES && values.size() < MOST_PROPERTIES) {
        values.add(in.block(Metric.MAX_CONTENT));
      } else {
        in.skip();
      }
    }
    for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
      property(keys.get(i), new ProtoReader(values.get(i)));
    }
  }

  private void property(String key, ProtoReader in) throws MalformedException {
    while (in.next()) {
      if (in.field() == PayloadEncoder.PROPERTY_INT && key.equals(PayloadEncoder.QUALITY)) {
        quality = OptionalLong.of(in.number());
      } else if (in.field() == PayloadEncoder.PROPERTY_STRING && key.equals(PayloadEncoder.UNIT)) {
        unit = in.text(Metric.MAX_NAME);
      } else {
        in.skip();
      }
    }
  }
}
