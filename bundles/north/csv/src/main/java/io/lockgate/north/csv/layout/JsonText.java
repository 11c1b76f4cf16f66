// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.layout;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A file as one JSON object: times are milliseconds after a common one. */
final class JsonText {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final char FIRST_PRINTABLE = ' ';

  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  static byte[] of(Content content) {
    JsonText text = new JsonText();
    text.write(content);
    return text.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(Content content) {
    long first = content.firstMillis();
    out.append("{\"timestamp\":\"").append(UTC.format(Instant.ofEpochMilli(first)));
    out.append("\",\"device\":");
    string(content.head().localId());
    out.append(",\"items\":[");
    String between = "";
    for (Series each : content.series()) {
      out.append(between).append("\n{\"valueItemId\":");
      string(each.measurementId());
      out.append(",\"values\":[");
      values(each, first);
      out.append("]}");
      between = ",";
    }
    out.append("\n]}\n");
  }

  private void values(Series series, long first) {
    String between = "";
    for (Reading each : series.readings()) {
      out.append(between).append("{\"t\":").append(each.epochMillis() - first).append(",\"v\":");
      switch (each.cell().kind()) {
        case LITERAL -> out.append(each.cell().text());
        case TEXT -> string(each.cell().text());
        case INVALID -> out.append("null");
      }
      out.append('}');
      between = ",";
    }
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each == '"' || each == '\\') {
        out.append('\\').append(each);
      } else if (each < FIRST_PRINTABLE) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
      } else {
        out.append(each);
      }
    }
    out.append('"');
  }
}
