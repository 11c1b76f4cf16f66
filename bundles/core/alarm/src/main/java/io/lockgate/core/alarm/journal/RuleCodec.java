// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.journal;

import io.lockgate.api.alarm.AlarmCondition;
import io.lockgate.api.alarm.AlarmRule;
import io.lockgate.api.alarm.Severity;
import io.lockgate.api.health.Status;
import io.lockgate.api.point.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** A rule as bytes. */
final class RuleCodec {
  private RuleCodec() {}

  static void write(DataOutput out, AlarmRule rule) throws IOException {
    out.writeUTF(rule.name());
    out.writeUTF(rule.point());
    write(out, rule.condition());
    out.writeLong(rule.onDelay().toMillis());
    out.writeLong(rule.offDelay().toMillis());
    out.writeUTF(rule.severity().name());
    out.writeBoolean(rule.latch());
  }

  static AlarmRule read(DataInput in) throws IOException {
    return new AlarmRule(
        in.readUTF(),
        in.readUTF(),
        condition(in),
        Duration.ofMillis(in.readLong()),
        Duration.ofMillis(in.readLong()),
        Severity.valueOf(in.readUTF()),
        in.readBoolean());
  }

  private static void write(DataOutput out, AlarmCondition condition) throws IOException {
    if (condition instanceof AlarmCondition.Above above) {
      limit(out, 1, above.limit(), above.deadBand());
    } else if (condition instanceof AlarmCondition.Below below) {
      limit(out, 2, below.limit(), below.deadBand());
    } else if (condition instanceof AlarmCondition.FasterThan rate) {
      limit(out, 3, rate.perSecond(), rate.deadBand());
    } else if (condition instanceof AlarmCondition.OneOf states) {
      out.writeByte(4);
      out.writeShort(states.values().size());
      for (Value value : states.values()) {
        ValueCodec.write(out, value);
      }
    } else if (condition instanceof AlarmCondition.Unwell unwell) {
      out.writeByte(5);
      out.writeUTF(unwell.light().name());
    } else {
      out.writeByte(0);
    }
  }

  private static void limit(DataOutput out, int kind, double limit, double band)
      throws IOException {
    out.writeByte(kind);
    out.writeDouble(limit);
    out.writeDouble(band);
  }

  private static AlarmCondition condition(DataInput in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 0 -> new AlarmCondition.CommunicationLost();
      case 1 -> new AlarmCondition.Above(in.readDouble(), in.readDouble());
      case 2 -> new AlarmCondition.Below(in.readDouble(), in.readDouble());
      case 3 -> new AlarmCondition.FasterThan(in.readDouble(), in.readDouble());
      case 4 -> states(in);
      case 5 -> new AlarmCondition.Unwell(Status.Light.valueOf(in.readUTF()));
      default -> throw new IOException("no kind of condition " + kind);
    };
  }

  private static AlarmCondition states(DataInput in) throws IOException {
    int count = in.readUnsignedShort();
    Set<Value> values = new HashSet<>();
    for (int i = 0; i < count; i++) {
      values.add(ValueCodec.read(in));
    }
    return new AlarmCondition.OneOf(values);
  }
}
