// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.chunk;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Samples of many points in the order in which they came, as bytes: what one commit stores. Points are written as numbers,
 * which whoever stores blocks gives and keeps.
 */
public final class Block {
  /** Most samples of a block. */
  public static final int MOST = 1 << 17;

  private static final byte KIND = 2;

  private Block() {}

  /** Gives each point a number. */
  @FunctionalInterface
  public interface Numbers {
    /** The number of a point, the same for ever. */
    int of(PointId point);
  }

  /** Knows the point of a number. */
  @FunctionalInterface
  public interface Points {
    /** The point; null when the number was never given. */
    @Nullable PointId of(int number);
  }

  /**
   * Packs samples.
   *
   * @param samples 1 to {@link #MOST}
   * @throws IllegalArgumentException too many or none
   */
  public static byte[] pack(List<Sample> samples, Numbers numbers) {
    if (samples.isEmpty() || samples.size() > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " samples, not " + samples.size());
    }
    BitWriter bits = new BitWriter();
    Columns columns = new Columns();
    Steps points = new Steps();
    for (Sample sample : samples) {
      points.write(numbers.of(sample.point()), bits);
      columns.write(sample, bits);
    }
    return Envelope.wrap(KIND, samples.size(), bits.toBytes());
  }

  /**
   * Unpacks what {@link #pack} made.
   *
   * @throws DamagedChunkException it is not that, or of points nobody knows
   */
  public static List<Sample> unpack(byte[] block, Points points) throws DamagedChunkException {
    Envelope envelope = Envelope.open(KIND, MOST, block);
    Columns columns = new Columns();
    Steps numbers = new Steps();
    List<Sample> samples = new ArrayList<>(envelope.count());
    for (int i = 0; i < envelope.count(); i++) {
      long number = numbers.read(envelope.bits());
      PointId point = number == (int) number ? points.of((int) number) : null;
      if (point == null) {
        throw new DamagedChunkException("no point has number " + number);
      }
      samples.add(columns.read(point, envelope.bits()));
    }
    return samples;
  }
}
