// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

import java.nio.ByteBuffer;

/** Writes payloads. The numbers of the fields are those of the specification, section 6.4.1. */
final class PayloadEncoder {
  static final int TIMESTAMP = 1;
  static final int METRICS = 2;
  static final int SEQ = 3;

  static final int NAME = 1;
  static final int ALIAS = 2;
  static final int METRIC_TIMESTAMP = 3;
  static final int DATATYPE = 4;
  static final int IS_HISTORICAL = 5;
  static final int IS_NULL = 7;
  static final int PROPERTIES = 9;

  static final int KEYS = 1;
  static final int VALUES = 2;
  static final int PROPERTY_TYPE = 1;
  static final int PROPERTY_INT = 3;
  static final int PROPERTY_STRING = 8;

  static final String QUALITY = "Quality";
  static final String UNIT = "engUnit";

  private final ProtoWriter payload = new ProtoWriter();
  private final ProtoWriter metric = new ProtoWriter();
  private final ProtoWriter properties = new ProtoWriter();
  private final ProtoWriter property = new ProtoWriter();

  private PayloadEncoder() {}

  static byte[] encode(Payload payload) {
    return new PayloadEncoder().all(payload);
  }

  private byte[] all(Payload all) {
    all.timestamp().ifPresent(at -> payload.number(TIMESTAMP, at));
    for (Metric each : all.metrics()) {
      one(each);
      payload.message(METRICS, metric);
    }
    all.seq().ifPresent(seq -> payload.number(SEQ, seq));
    return payload.toArray();
  }

  private void one(Metric each) {
    metric.clear();
    each.name().ifPresent(name -> metric.text(NAME, name));
    each.alias().ifPresent(alias -> metric.number(ALIAS, alias));
    each.timestamp().ifPresent(at -> metric.number(METRIC_TIMESTAMP, at));
    each.type().ifPresent(type -> metric.number(DATATYPE, type.code()));
    if (each.historical()) {
      metric.flag(IS_HISTORICAL, true);
    }
    properties(each);
    value(each);
  }

  private void properties(Metric each) {
    if (each.quality().isEmpty() && each.unit().isEmpty()) {
      return;
    }
    properties.clear();
    each.quality().ifPresent(quality -> properties.text(KEYS, QUALITY));
    if (!each.unit().isEmpty()) {
      properties.text(KEYS, UNIT);
    }
    each.quality()
        .ifPresent(
            quality ->
                properties.message(
                    VALUES,
                    property
                        .clear()
                        .number(PROPERTY_TYPE, MetricType.INT32.code())
                        .number(PROPERTY_INT, quality)));
    if (!each.unit().isEmpty()) {
      property.clear().number(PROPERTY_TYPE, MetricType.STRING.code());
      properties.message(VALUES, property.text(PROPERTY_STRING, each.unit()));
    }
    metric.message(PROPERTIES, properties);
  }

  private void value(Metric each) {
    MetricValue value = each.value();
    if (value instanceof MetricValue.Whole whole) {
      MetricType type = each.type().orElse(MetricType.INT64);
      metric.number(type.field(), type.toWire(whole.value()));
    } else if (value instanceof MetricValue.Single single) {
      metric.single(MetricType.Field.FLOAT, single.value());
    } else if (value instanceof MetricValue.Real real) {
      metric.real(MetricType.Field.DOUBLE, real.value());
    } else if (value instanceof MetricValue.Flag flag) {
      metric.flag(MetricType.Field.BOOLEAN, flag.value());
    } else if (value instanceof MetricValue.Text text) {
      metric.text(MetricType.Field.STRING, text.value());
    } else if (value instanceof MetricValue.Raw raw) {
      byte[] content = bytes(raw.value());
      metric.block(MetricType.Field.BYTES, content, content.length);
    } else {
      metric.flag(IS_NULL, true);
    }
  }

  private static byte[] bytes(ByteBuffer content) {
    byte[] copy = new byte[content.remaining()];
    content.duplicate().get(copy);
    return copy;
  }
}
