// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.chain;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditRecord;
import io.lockgate.api.time.ClockQuality;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Lines to text and back. There is exactly one spelling of each line, and anything else is refused: a flipped bit
 * either makes a line unreadable or changes what its hash or signature covers.
 */
public final class Lines {
  private static final int MAX_SOURCE = 32;
  private static final int MAX_WHO = 64;
  private static final int MAX_ID = 200;

  private Lines() {}

  /** The event with every text cut to what fits in a line of {@link Line#MAX_BYTES} in the worst case. */
  public static AuditEvent bounded(AuditEvent event) {
    return new AuditEvent(
        event.category(),
        event.type(),
        cut(event.source(), MAX_SOURCE),
        cut(event.who(), MAX_WHO),
        cut(event.id(), MAX_ID),
        event.result(),
        event.detail());
  }

  /** The record that follows the one whose hash is {@code previous}. */
  public static Line.Entry entry(
      long sequence, Instant time, ClockQuality clock, AuditEvent event, String previous) {
    Instant stamp = RecordForm.storable(time);
    AuditEvent bounded = bounded(event);
    String body = RecordForm.body(sequence, stamp, clock, bounded);
    String hash = ChainHash.of(previous, body);
    return new Line.Entry(new AuditRecord(sequence, stamp, clock, bounded, hash), body);
  }

  /** Whether {@code entry} is what followed the record whose hash is {@code previous}. */
  public static boolean follows(Line.Entry entry, String previous) {
    return ChainHash.of(previous, entry.body()).equals(entry.record().hash());
  }

  /** The line with its line feed. */
  public static byte[] encode(Line line) {
    return (text(line) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads one line, given without its line feed.
   *
   * @throws ChainException it is not a line of this log, to the letter
   */
  public static Line parse(byte[] bytes) throws ChainException {
    String text = utf8(bytes);
    Line line = read(new LineCursor(text), text);
    if (!text(line).equals(text)) {
      throw new ChainException("malformed line");
    }
    return line;
  }

  static String unsigned(Head head) {
    return "{\"audit-head\":%d,\"hash\":\"%s\",\"first\":%d,\"previous\":\"%s\",\"lost\":%d,\"damage\":%d"
        .formatted(
            head.sequence(),
            head.hash(),
            head.first(),
            head.previous(),
            head.lost(),
            head.damage());
  }

  private static Line read(LineCursor in, String text) throws ChainException {
    if (text.startsWith("{\"seq\"")) {
      return RecordForm.read(in);
    }
    if (text.startsWith("{\"segment\"")) {
      long first = in.expect("{\"segment\":").number();
      String previous = in.expect(",\"previous\":").hash();
      in.expect("}").end();
      return new Line.SegmentStart(first, previous);
    }
    long sequence = in.expect("{\"audit-head\":").number();
    String hash = in.expect(",\"hash\":").hash();
    long first = in.expect(",\"first\":").number();
    String previous = in.expect(",\"previous\":").hash();
    long lost = in.expect(",\"lost\":").number();
    long damage = in.expect(",\"damage\":").number();
    Bytes signature = new Bytes(in.expect(",\"signature\":").string());
    Bytes key = new Bytes(in.expect(",\"key\":").string());
    in.expect("}").end();
    return new Line.SignedHead(
        new Head(sequence, hash, first, previous, lost, damage), signature, key);
  }

  private static String text(Line line) {
    if (line instanceof Line.Entry entry) {
      return entry.body() + ",\"hash\":\"" + entry.record().hash() + "\"}";
    }
    if (line instanceof Line.SegmentStart start) {
      return "{\"segment\":%d,\"previous\":\"%s\"}".formatted(start.first(), start.previous());
    }
    Line.SignedHead signed = (Line.SignedHead) line;
    return unsigned(signed.head())
        + ",\"signature\":\"%s\",\"key\":\"%s\"}"
            .formatted(signed.signature().base64(), signed.publicKey().base64());
  }

  private static String utf8(byte[] bytes) throws ChainException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ChainException("not UTF-8");
    }
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
