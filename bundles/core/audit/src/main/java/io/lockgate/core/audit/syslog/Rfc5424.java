// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.syslog;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One record as a syslog message (RFC 5424), framed by its length (RFC 5425). */
final class Rfc5424 {
  private static final int FACILITY_LOG_AUDIT = 13;
  private static final int MAX_MESSAGE_ID = 32;
  private static final String DATA_ID = "lockgate@32473";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Rfc5424() {}

  /**
   * @param origin host name of the message, printable ASCII without spaces
   */
  static byte[] frame(AuditRecord record, String origin) {
    AuditEvent event = record.event();
    StringBuilder text = new StringBuilder(512);
    text.append('<').append(FACILITY_LOG_AUDIT * 8 + severity(event.result())).append(">1 ");
    text.append(STAMP.format(record.time())).append(' ').append(origin).append(" lockgate - ");
    text.append(event.type(), 0, Math.min(MAX_MESSAGE_ID, event.type().length()));
    text.append(" [").append(DATA_ID);
    parameter(text, "seq", Long.toString(record.sequence()));
    parameter(text, "clock", record.clock().name().toLowerCase(Locale.ROOT));
    parameter(text, "category", event.category().name());
    parameter(text, "type", event.type());
    parameter(text, "source", event.source());
    parameter(text, "who", event.who());
    parameter(text, "id", event.id());
    parameter(text, "result", event.result().name());
    parameter(text, "hash", record.hash());
    text.append("] \ufeff").append(printable(event.detail()));
    byte[] message = text.toString().getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream frame = new ByteArrayOutputStream(message.length + 6);
    frame.writeBytes((message.length + " ").getBytes(StandardCharsets.US_ASCII));
    frame.writeBytes(message);
    return frame.toByteArray();
  }

  private static int severity(AuditEvent.Result result) {
    return switch (result) {
      case OK -> 6;
      case REFUSED -> 4;
      case FAILED -> 3;
    };
  }

  private static void parameter(StringBuilder text, String name, String value) {
    String escaped = printable(value).replaceAll("([\"\\\\\\]])", "\\\\$1");
    text.append(' ').append(name).append("=\"").append(escaped).append('"');
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
