// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.chain;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditRecord;
import io.lockgate.api.time.ClockQuality;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A record as text: fixed fields in fixed order. */
final class RecordForm {
  private static final Instant OLDEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant NEWEST = Instant.parse("9999-12-31T23:59:59.999Z");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private RecordForm() {}

  /** A stamp as it will be read back: whole milliseconds, years 1 to 9999. */
  static Instant storable(Instant time) {
    Instant bounded = time.isBefore(OLDEST) ? OLDEST : time.isAfter(NEWEST) ? NEWEST : time;
    return bounded.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The bytes the hash covers, as text: the object without its hash, ready to be continued. */
  static String body(long sequence, Instant time, ClockQuality clock, AuditEvent event) {
    StringBuilder out = new StringBuilder(256);
    out.append("{\"seq\":").append(sequence);
    out.append(",\"time\":\"").append(STAMP.format(time));
    out.append("\",\"clock\":\"").append(clock.name().toLowerCase(Locale.ROOT));
    out.append("\",\"category\":\"").append(event.category().name());
    out.append("\",\"type\":\"").append(event.type());
    JsonText.quote(out.append("\",\"source\":"), event.source());
    JsonText.quote(out.append(",\"who\":"), event.who());
    JsonText.quote(out.append(",\"id\":"), event.id());
    out.append(",\"result\":\"").append(event.result().name());
    JsonText.quote(out.append("\",\"detail\":"), event.detail());
    return out.toString();
  }

  static Line.Entry read(LineCursor in) throws ChainException {
    long sequence = in.expect("{\"seq\":").number();
    try {
      Instant time = Instant.from(STAMP.parse(in.expect(",\"time\":").string()));
      ClockQuality clock =
          ClockQuality.valueOf(in.expect(",\"clock\":").string().toUpperCase(Locale.ROOT));
      AuditEvent.Category category =
          AuditEvent.Category.valueOf(in.expect(",\"category\":").string());
      String type = in.expect(",\"type\":").string();
      String source = in.expect(",\"source\":").string();
      String who = in.expect(",\"who\":").string();
      String id = in.expect(",\"id\":").string();
      AuditEvent.Result result = AuditEvent.Result.valueOf(in.expect(",\"result\":").string());
      String detail = in.expect(",\"detail\":").string();
      String hash = in.expect(",\"hash\":").hash();
      in.expect("}").end();
      AuditEvent event = new AuditEvent(category, type, source, who, id, result, detail);
      return new Line.Entry(
          new AuditRecord(sequence, time, clock, event, hash), body(sequence, time, clock, event));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new ChainException("malformed record");
    }
  }
}
