// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads payloads. */
final class PayloadDecoder {
  private static final int HIGHEST_SEQ = 255;

  private PayloadDecoder() {}

  static Payload decode(ByteBuffer bytes) throws MalformedException {
    if (bytes.remaining() > Payload.MAX_BYTES) {
      throw new MalformedException("longer than " + Payload.MAX_BYTES + " bytes");
    }
    ProtoReader in = new ProtoReader(bytes);
    OptionalLong timestamp = OptionalLong.empty();
    OptionalLong seq = OptionalLong.empty();
    List<Metric> metrics = new ArrayList<>();
    while (in.next()) {
      switch (in.field()) {
        case PayloadEncoder.TIMESTAMP -> timestamp = OptionalLong.of(in.number());
        case PayloadEncoder.SEQ -> seq = OptionalLong.of(seq(in.number()));
        case PayloadEncoder.METRICS -> {
          if (metrics.size() == Payload.MAX_METRICS) {
            throw new MalformedException("more than " + Payload.MAX_METRICS + " metrics");
          }
          metrics.add(new MetricDecoder().decode(in.block(Payload.MAX_BYTES)));
        }
        default -> in.skip();
      }
    }
    return new Payload(timestamp, seq, metrics);
  }

  private static long seq(long number) throws MalformedException {
    if (number < 0 || number > HIGHEST_SEQ) {
      throw new MalformedException("a place in the sequence is 0 to 255");
    }
    return number;
  }
}
