// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;

/**
 * One message's content.
 *
 * @param timestamp when it was sent, milliseconds since 1970-01-01T00:00Z; empty when it says nothing
 * @param seq 0 to 255; empty for deaths of nodes and for commands
 * @param metrics in their order
 */
public record Payload(OptionalLong timestamp, OptionalLong seq, List<Metric> metrics) {
  /** Longest payload that is read, in bytes. */
  public static final int MAX_BYTES = 262_144;

  /** Most metrics of a payload that is read. */
  public static final int MAX_METRICS = 1_000;

  public Payload {
    metrics = List.copyOf(metrics);
  }

  /** Without a place in the sequence. */
  public static Payload unnumbered(long timestamp, List<Metric> metrics) {
    return new Payload(OptionalLong.of(timestamp), OptionalLong.empty(), metrics);
  }

  /** In its place of the sequence. */
  public static Payload numbered(long timestamp, int seq, List<Metric> metrics) {
    return new Payload(OptionalLong.of(timestamp), OptionalLong.of(seq), metrics);
  }

  /** As it is sent. */
  public byte[] encode() {
    return PayloadEncoder.encode(this);
  }

  /**
   * Reads one; what the specification may add later is passed over.
   *
   * @throws MalformedException it is none, or larger than the limits above
   */
  public static Payload decode(ByteBuffer bytes) throws MalformedException {
    return PayloadDecoder.decode(bytes);
  }
}
