// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.log;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import java.io.PrintStream;

/** Samples of one point as the published files have them: an error code, the offset from UTC, the local time, the value. */
final class CsvLog {
  private static final int GOOD = 0;
  private static final int INVALID = 19;

  private final PrintStream out;
  private final LocalTime zone;

  CsvLog(PrintStream out, LocalTime zone) {
    this.out = out;
    this.zone = zone;
  }

  void head(PointId point, String unit) {
    String name = unit.isEmpty() ? point.toString() : point + " (" + unit + ")";
    out.println("Error,UTC Offset (minutes),Local Time Stamp," + quoted(name));
  }

  /** A line; a value that is not to be used is an empty cell. */
  void row(Sample sample) {
    boolean bad = sample.quality().level() == Quality.Level.BAD || sample.value().isMissing();
    out.println(
        (bad ? INVALID : GOOD)
            + ","
            + zone.offset(sample.sourceTime())
            + ","
            + zone.cell(sample.sourceTime())
            + ","
            + (bad ? "" : value(sample.value())));
  }

  private static String value(Value value) {
    return value instanceof Value.Text ? quoted(value.text()) : value.text();
  }

  /** Spreadsheets run what begins like a formula: an apostrophe keeps it a text. */
  private static String quoted(String text) {
    String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
