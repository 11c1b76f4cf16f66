// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.layout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A file as a table: seven lines of who and what, then the values. */
final class CsvText {
  private static final int GOOD = 0;
  private static final int INVALID = 19;
  private static final long MILLIS_OF_MINUTE = 60_000;
  private static final int SECONDS_OF_MINUTE = 60;
  private static final int DIGITS_OF_MINUTES = 3;
  private static final List<String> HEADINGS =
      List.of(
          "Gateway",
          "Serial Number",
          "IP Address",
          "MAC Address",
          "Device",
          "Local ID",
          "Type ID",
          "Type",
          "Logging Interval (minutes)",
          "Data Rows");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final StringBuilder out = new StringBuilder();
  private final CsvLine line = new CsvLine(out);
  private final ZoneId zone;

  private CsvText(ZoneId zone) {
    this.zone = zone;
  }

  static byte[] of(Content content, ZoneId zone) {
    CsvText text = new CsvText(zone);
    List<Rows.Row> rows = Rows.of(content.series(), content.head().interval());
    text.head(content.head(), rows.size());
    text.measurements(content.series());
    rows.forEach(text::row);
    return text.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void head(Head head, int rows) {
    HEADINGS.forEach(line::literal);
    line.end();
    line.text(head.gateway()).text(head.serial()).text(head.ip()).text(head.mac());
    line.text(head.device()).text(head.localId()).text(head.typeId()).text(head.typeName());
    line.literal(minutes(head.interval())).literal(Integer.toString(rows)).end();
    line.end();
  }

  private static String minutes(Duration interval) {
    return interval.isZero()
        ? ""
        : BigDecimal.valueOf(interval.toMillis())
            .divide(BigDecimal.valueOf(MILLIS_OF_MINUTE), DIGITS_OF_MINUTES, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString();
  }

  private void measurements(List<Series> series) {
    ids(series, (to, each) -> to.text(each.topicId()));
    ids(series, (to, each) -> to.text(each.measurementId()));
    line.end();
    line.literal("Error").literal("UTC Offset (minutes)").literal("Local Time Stamp");
    series.forEach(each -> line.text(title(each)));
    line.end();
  }

  private void ids(List<Series> series, BiConsumer<CsvLine, Series> which) {
    line.empty().empty().empty();
    series.forEach(each -> which.accept(line, each));
    line.end();
  }

  private static String title(Series series) {
    return series.unit().isEmpty() ? series.name() : series.name() + " (" + series.unit() + ")";
  }

  private void row(Rows.Row row) {
    Instant time = Instant.ofEpochMilli(row.epochMillis());
    ZoneOffset offset = zone.getRules().getOffset(time);
    line.literal(Integer.toString(row.isValid() ? GOOD : INVALID));
    line.literal(Integer.toString(offset.getTotalSeconds() / SECONDS_OF_MINUTE));
    line.literal(LOCAL.format(time.atOffset(offset)));
    for (Cell each : row.cells()) {
      cell(each);
    }
    line.end();
  }

  private void cell(@Nullable Cell cell) {
    if (cell == null) {
      line.empty();
    } else if (cell.kind() == Cell.Kind.TEXT) {
      line.text(cell.text());
    } else {
      line.literal(cell.text());
    }
  }
}
