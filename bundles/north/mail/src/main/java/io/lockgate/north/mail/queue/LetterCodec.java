// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.queue;

import io.lockgate.api.alarm.AlarmEvent.Change;
import io.lockgate.api.alarm.AlarmState;
import io.lockgate.api.alarm.Severity;
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

/** A letter as bytes; what is read may be anything: what does not fit is an {@link IOException}. */
final class LetterCodec {
  private static final byte VERSION = 1;

  private LetterCodec() {}

  static byte[] bytes(Letter letter) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeByte(VERSION);
      out.writeLong(letter.number());
      out.writeUTF(letter.recipient());
      out.writeUTF(letter.messageId());
      out.writeLong(letter.created().toEpochMilli());
      out.writeLong(letter.upTo());
      out.writeInt(letter.more());
      out.writeBoolean(letter.sealed());
      out.writeShort(letter.lines().size());
      for (Line line : letter.lines()) {
        write(out, line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Letter of(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      if (in.readByte() != VERSION) {
        throw new IOException("not of a version known here");
      }
      long number = in.readLong();
      String recipient = in.readUTF();
      String messageId = in.readUTF();
      Instant created = Instant.ofEpochMilli(in.readLong());
      long upTo = in.readLong();
      int more = in.readInt();
      boolean sealed = in.readBoolean();
      int count = in.readUnsignedShort();
      List<Line> lines = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        lines.add(line(in));
      }
      return new Letter(number, recipient, messageId, created, upTo, lines, more, sealed);
    } catch (IllegalArgumentException e) {
      throw new IOException("damaged: " + e.getMessage(), e);
    }
  }

  private static void write(DataOutput out, Line line) throws IOException {
    out.writeLong(line.sequence());
    out.writeLong(line.time().toEpochMilli());
    out.writeUTF(line.alarm());
    out.writeUTF(line.change().name());
    out.writeUTF(line.state().name());
    out.writeUTF(line.severity().name());
    out.writeUTF(line.value());
    out.writeUTF(line.condition());
    out.writeUTF(line.limit());
  }

  private static Line line(DataInput in) throws IOException {
    return new Line(
        in.readLong(),
        Instant.ofEpochMilli(in.readLong()),
        in.readUTF(),
        Change.valueOf(in.readUTF()),
        AlarmState.valueOf(in.readUTF()),
        Severity.valueOf(in.readUTF()),
        in.readUTF(),
        in.readUTF(),
        in.readUTF());
  }
}
