// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.table;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.time.ClockQuality;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/**
 * What a point shows, written in place and in primitive form: samples of a hundred thousand points that are objects are
 * copied by the young collector again and again before the next poll replaces them. References are written only when they
 * change, since each write is something for the collector to look at.
 *
 * <p>Written under the write lock of the table. Read under its read lock, or optimistically: what was read is made a
 * sample only when nobody has written meanwhile.
 */
abstract class Shown {
  private static final byte MISSING = 0;
  private static final byte BOOL = 1;
  private static final byte INT = 2;
  private static final byte DECIMAL = 3;
  private static final byte SINGLE = 4;
  private static final byte REAL = 5;
  private static final byte TEXT = 6;
  private static final byte BITS = 7;
  private static final byte TIME = 8;

  private Quality quality = Quality.NOT_READ_YET;
  private ClockQuality clock = ClockQuality.UNSYNCED;
  private @Nullable String text;
  private long bits;
  private long sourceMillis;
  private long receiveMillis;
  private long sequence;
  private byte kind = MISSING;

  /** Places of a decimal, width of bits. */
  private byte extent;

  /** Shows a reading from now on. */
  final void show(Reading reading, PointTable.Stamp stamp, long number) {
    Quality its = reading.quality();
    if (quality != its) {
      quality = its;
    }
    ClockQuality when = stamp.clock();
    if (clock != when) {
      clock = when;
    }
    receiveMillis = stamp.receiveMillis();
    sourceMillis =
        reading.sourceMillis() == Reading.NO_TIME ? receiveMillis : reading.sourceMillis();
    sequence = number;
    show(reading.value());
  }

  private void show(Value value) {
    if (value instanceof Value.Int whole) {
      set(INT, whole.value(), 0);
    } else if (value instanceof Value.Decimal decimal) {
      set(DECIMAL, decimal.unscaled(), decimal.places());
    } else if (value instanceof Value.Single single) {
      set(SINGLE, Float.floatToRawIntBits(single.value()), 0);
    } else if (value instanceof Value.Real real) {
      set(REAL, Double.doubleToRawLongBits(real.value()), 0);
    } else if (value instanceof Value.Bool flag) {
      set(BOOL, flag.asLong(0), 0);
    } else if (value instanceof Value.Bits flags) {
      set(BITS, flags.bits(), flags.width());
    } else if (value instanceof Value.Time time) {
      set(TIME, time.epochMillis(), 0);
    } else if (value instanceof Value.Text characters) {
      set(TEXT, 0, 0);
      text = characters.value();
    } else {
      set(MISSING, 0, 0);
    }
  }

  private void set(byte newKind, long newBits, int newExtent) {
    kind = newKind;
    bits = newBits;
    extent = (byte) newExtent;
    if (text != null) {
      text = null;
    }
  }

  /** The sample it shows; null when {@code stamp}, of {@code lock}, is no longer valid. */
  final @Nullable Sample sample(PointId point, StampedLock lock, long stamp) {
    Quality its = quality;
    ClockQuality when = clock;
    String characters = text;
    long content = bits;
    long source = sourceMillis;
    long received = receiveMillis;
    long number = sequence;
    byte what = kind;
    byte size = extent;
    return lock.validate(stamp)
        ? new Sample(
            point, value(what, content, size, characters), its, source, received, when, number)
        : null;
  }

  private static Value value(byte what, long content, byte size, @Nullable String characters) {
    return switch (what) {
      case BOOL -> Value.of(content != 0);
      case INT -> Value.of(content);
      case DECIMAL -> new Value.Decimal(content, size);
      case SINGLE -> new Value.Single(Float.intBitsToFloat((int) content));
      case REAL -> new Value.Real(Double.longBitsToDouble(content));
      case TEXT -> Value.of(characters == null ? "" : characters);
      case BITS -> new Value.Bits(content, size);
      case TIME -> new Value.Time(content);
      default -> Value.missing();
    };
  }
}
