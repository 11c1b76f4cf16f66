// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.journal;

import io.lockgate.api.point.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/** A value as bytes: one for its kind, then its content. */
final class ValueCodec {
  private ValueCodec() {}

  static void write(DataOutput out, Value value) throws IOException {
    if (value instanceof Value.Bool flag) {
      out.writeByte(1);
      out.writeBoolean(flag.value());
    } else if (value instanceof Value.Int whole) {
      out.writeByte(2);
      out.writeLong(whole.value());
    } else if (value instanceof Value.Decimal decimal) {
      out.writeByte(3);
      out.writeLong(decimal.unscaled());
      out.writeByte(decimal.places());
    } else if (value instanceof Value.Single single) {
      out.writeByte(4);
      out.writeFloat(single.value());
    } else if (value instanceof Value.Real real) {
      out.writeByte(5);
      out.writeDouble(real.value());
    } else if (value instanceof Value.Text text) {
      out.writeByte(6);
      out.writeUTF(text.value());
    } else if (value instanceof Value.Bits bits) {
      out.writeByte(7);
      out.writeLong(bits.bits());
      out.writeByte(bits.width());
    } else if (value instanceof Value.Time time) {
      out.writeByte(8);
      out.writeLong(time.epochMillis());
    } else {
      out.writeByte(0);
    }
  }

  static Value read(DataInput in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 0 -> Value.missing();
      case 1 -> Value.of(in.readBoolean());
      case 2 -> Value.of(in.readLong());
      case 3 -> new Value.Decimal(in.readLong(), in.readByte());
      case 4 -> Value.of(in.readFloat());
      case 5 -> Value.of(in.readDouble());
      case 6 -> Value.of(in.readUTF());
      case 7 -> new Value.Bits(in.readLong(), in.readByte());
      case 8 -> Value.of(Instant.ofEpochMilli(in.readLong()));
      default -> throw new IOException("no kind of value " + kind);
    };
  }
}
