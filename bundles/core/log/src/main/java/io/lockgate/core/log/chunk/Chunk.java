// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.chunk;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.time.ClockQuality;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Samples of one point, in order, as bytes: a byte of version, then column after column as bits, then a CRC-32C over all.
 * Whatever comes in comes out, to the bit. A damaged chunk is told as such and gives nothing.
 */
public final class Chunk {
  /** Most samples of a chunk. */
  public static final int MOST = 1 << 16;

  private static final byte VERSION = 1;
  private static final int COUNT_BITS = 17;
  private static final int QUALITY_BITS = 8;
  private static final int CLOCK_BITS = 3;
  private static final ClockQuality[] CLOCKS = ClockQuality.values();

  private Chunk() {}

  /**
   * Packs samples.
   *
   * @param samples of one point, 1 to {@link #MOST}
   * @throws IllegalArgumentException too many or none
   */
  public static byte[] pack(List<Sample> samples) {
    if (samples.isEmpty() || samples.size() > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " samples, not " + samples.size());
    }
    BitWriter out = new BitWriter();
    out.put(VERSION, Byte.SIZE);
    out.put(samples.size(), COUNT_BITS);
    Steps sequence = new Steps();
    Steps source = new Steps();
    Steps lag = new Steps();
    Values values = new Values();
    int quality = Quality.GOOD.code();
    int clock = 0;
    for (Sample sample : samples) {
      sequence.write(sample.sequence(), out);
      source.write(sample.sourceMillis(), out);
      lag.write(sample.receiveMillis() - sample.sourceMillis(), out);
      boolean other = sample.quality().code() != quality || sample.clock().ordinal() != clock;
      out.put(other);
      if (other) {
        quality = sample.quality().code();
        clock = sample.clock().ordinal();
        out.put(quality, QUALITY_BITS);
        out.put(clock, CLOCK_BITS);
      }
      values.write(sample.value(), out);
    }
    byte[] content = out.toBytes();
    return ByteBuffer.allocate(content.length + Integer.BYTES)
        .put(content)
        .putInt(checksum(content, content.length))
        .array();
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return (int) sum.getValue();
  }

  /**
   * Unpacks what {@link #pack} made.
   *
   * @param point of which they are
   * @throws DamagedChunkException it is not that
   */
  public static List<Sample> unpack(PointId point, byte[] chunk) throws DamagedChunkException {
    int length = chunk.length - Integer.BYTES;
    if (length <= 0) {
      throw new DamagedChunkException("too short");
    }
    if (ByteBuffer.wrap(chunk).getInt(length) != checksum(chunk, length)) {
      throw new DamagedChunkException("the checksum is wrong");
    }
    BitReader in = new BitReader(chunk, 0, length);
    long version = in.get(Byte.SIZE);
    if (version != VERSION) {
      throw new DamagedChunkException("version " + version + " is not known");
    }
    int count = (int) in.get(COUNT_BITS);
    if (count < 1 || count > MOST || count > length * 8L) {
      throw new DamagedChunkException("it cannot hold " + count + " samples");
    }
    return unpack(point, in, count);
  }

  private static List<Sample> unpack(PointId point, BitReader in, int count)
      throws DamagedChunkException {
    List<Sample> samples = new ArrayList<>(count);
    Steps sequence = new Steps();
    Steps source = new Steps();
    Steps lag = new Steps();
    Values values = new Values();
    Quality quality = Quality.GOOD;
    ClockQuality clock = CLOCKS[0];
    for (int i = 0; i < count; i++) {
      long number = sequence.read(in);
      long sourceMillis = source.read(in);
      long receiveMillis = sourceMillis + lag.read(in);
      if (in.bit()) {
        quality = quality((int) in.get(QUALITY_BITS));
        clock = clock((int) in.get(CLOCK_BITS));
      }
      Value value = values.read(in);
      if (number < 0 || (quality.isGood() && value.isMissing())) {
        throw new DamagedChunkException("a sample is impossible");
      }
      samples.add(new Sample(point, value, quality, sourceMillis, receiveMillis, clock, number));
    }
    return samples;
  }

  private static Quality quality(int code) throws DamagedChunkException {
    try {
      return Quality.ofCode(code);
    } catch (IllegalArgumentException none) {
      throw new DamagedChunkException("no quality has code " + code);
    }
  }

  private static ClockQuality clock(int ordinal) throws DamagedChunkException {
    if (ordinal >= CLOCKS.length) {
      throw new DamagedChunkException("no quality of the clock has number " + ordinal);
    }
    return CLOCKS[ordinal];
  }
}
