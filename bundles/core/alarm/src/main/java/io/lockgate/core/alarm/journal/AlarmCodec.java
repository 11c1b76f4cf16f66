// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.journal;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.alarm.AlarmRule;
import io.lockgate.api.alarm.AlarmState;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.time.ClockQuality;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Alarms and events as bytes: a byte for the version, a count, then one after the other; constants by name. What is read may be anything: what
 * does not fit is an {@link IOException}.
 */
final class AlarmCodec {
  private static final byte VERSION = 1;

  private AlarmCodec() {}

  private interface Writer<T> {
    void write(DataOutput out, T item) throws IOException;
  }

  private interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  static byte[] events(List<AlarmEvent> events) {
    return bytes(events, AlarmCodec::write);
  }

  static List<AlarmEvent> events(byte[] bytes) throws IOException {
    return items(bytes, AlarmCodec::event);
  }

  static byte[] alarms(List<Alarm> alarms) {
    return bytes(alarms, AlarmCodec::write);
  }

  static List<Alarm> alarms(byte[] bytes) throws IOException {
    return items(bytes, AlarmCodec::alarm);
  }

  private static <T> byte[] bytes(List<T> items, Writer<T> writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeByte(VERSION);
      out.writeInt(items.size());
      for (T item : items) {
        writer.write(out, item);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static <T> List<T> items(byte[] bytes, Reader<T> reader) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      if (in.readByte() != VERSION) {
        throw new IOException("not of a version known here");
      }
      int count = in.readInt();
      List<T> items = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        items.add(reader.read(in));
      }
      return items;
    } catch (IllegalArgumentException e) {
      throw new IOException("damaged: " + e.getMessage(), e);
    }
  }

  private static void write(DataOutput out, AlarmEvent event) throws IOException {
    out.writeLong(event.sequence());
    out.writeLong(event.time().toEpochMilli());
    out.writeUTF(event.clock().name());
    write(out, event.alarm());
    out.writeUTF(event.change().name());
    out.writeUTF(event.by());
  }

  private static AlarmEvent event(DataInput in) throws IOException {
    return new AlarmEvent(
        in.readLong(),
        Instant.ofEpochMilli(in.readLong()),
        ClockQuality.valueOf(in.readUTF()),
        alarm(in),
        AlarmEvent.Change.valueOf(in.readUTF()),
        in.readUTF());
  }

  private static void write(DataOutput out, Alarm alarm) throws IOException {
    out.writeUTF(alarm.device());
    RuleCodec.write(out, alarm.rule());
    out.writeUTF(alarm.state().name());
    out.writeLong(alarm.since().toEpochMilli());
    out.writeBoolean(alarm.cause().isPresent());
    if (alarm.cause().isPresent()) {
      write(out, alarm.cause().get());
    }
    out.writeLong(alarm.shelvedUntil().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE));
    out.writeUTF(alarm.acknowledgedBy());
  }

  private static Alarm alarm(DataInput in) throws IOException {
    String device = in.readUTF();
    AlarmRule rule = RuleCodec.read(in);
    AlarmState state = AlarmState.valueOf(in.readUTF());
    Instant since = Instant.ofEpochMilli(in.readLong());
    Optional<Sample> cause = in.readBoolean() ? Optional.of(sample(in)) : Optional.empty();
    long until = in.readLong();
    Optional<Instant> shelved =
        until == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(until));
    return new Alarm(device, rule, state, since, cause, shelved, in.readUTF());
  }

  private static void write(DataOutput out, Sample sample) throws IOException {
    out.writeUTF(sample.point().toString());
    ValueCodec.write(out, sample.value());
    out.writeByte(sample.quality().code());
    out.writeLong(sample.sourceMillis());
    out.writeLong(sample.receiveMillis());
    out.writeUTF(sample.clock().name());
    out.writeLong(sample.sequence());
  }

  private static Sample sample(DataInput in) throws IOException {
    PointId point = PointId.of(in.readUTF());
    Value value = ValueCodec.read(in);
    return new Sample(
        point,
        value,
        Quality.ofCode(in.readByte()),
        in.readLong(),
        in.readLong(),
        ClockQuality.valueOf(in.readUTF()),
        in.readLong());
  }
}
