// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Payloads of every kind. */
final class Samples {
  static final long NOW = 1_760_000_000_123L;

  private Samples() {}

  /** One metric of each type, at its edges. */
  static List<Metric> metrics() {
    return List.of(
        Metric.named("i8", MetricType.INT8, new MetricValue.Whole(-128)),
        Metric.named("i16", MetricType.INT16, new MetricValue.Whole(-32_768)),
        Metric.named("i32", MetricType.INT32, new MetricValue.Whole(Integer.MIN_VALUE)),
        Metric.named("i64", MetricType.INT64, new MetricValue.Whole(Long.MIN_VALUE)),
        Metric.named("u8", MetricType.UINT8, new MetricValue.Whole(255)),
        Metric.named("u16", MetricType.UINT16, new MetricValue.Whole(65_535)),
        Metric.named("u32", MetricType.UINT32, new MetricValue.Whole(4_294_967_295L)),
        Metric.named("u64", MetricType.UINT64, new MetricValue.Whole(-1)),
        Metric.named("f", MetricType.FLOAT, new MetricValue.Single(21.5f)),
        Metric.named("d", MetricType.DOUBLE, new MetricValue.Real(231.4)),
        Metric.named("b", MetricType.BOOLEAN, new MetricValue.Flag(true)),
        Metric.named("s", MetricType.STRING, new MetricValue.Text("Größe")),
        Metric.named("t", MetricType.DATE_TIME, new MetricValue.Whole(NOW)),
        Metric.named("raw", MetricType.BYTES, new MetricValue.Raw(ByteBuffer.wrap(new byte[] {1}))),
        Metric.named("none", MetricType.DOUBLE, MetricValue.none()).quality(Metric.BAD),
        Metric.aliased(7, MetricType.DOUBLE, new MetricValue.Real(1)).at(NOW).asHistory(),
        Metric.named("q", MetricType.INT32, new MetricValue.Whole(5))
            .alias(300)
            .quality(Metric.STALE)
            .unit("kWh"));
  }

  static Payload payload() {
    return Payload.numbered(NOW, 255, metrics());
  }

  /** What a fuzzer begins with. */
  static Stream<byte[]> seeds() {
    Stream<byte[]> single =
        metrics().stream().map(each -> Payload.unnumbered(NOW, List.of(each)).encode());
    return Stream.concat(Stream.of(payload().encode(), new byte[0]), single);
  }

  /** Topics. */
  static Stream<byte[]> topics() {
    return Stream.of(
            "spBv1.0/plant/NBIRTH/gw", "spBv1.0/plant/DCMD/gw/meter", "spBv1.0/STATE/host", "a")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }
}
