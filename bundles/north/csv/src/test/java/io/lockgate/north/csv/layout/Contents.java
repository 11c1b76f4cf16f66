// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.layout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Contents for tests. */
final class Contents {
  static final Head HEAD =
      new Head(
          "Plant 7",
          "0123456789abcdef",
          "192.0.2.7",
          "02:00:5e:10:00:07",
          "main-meter",
          "modbus:main-meter",
          "meter-3p",
          "Meter, three phases",
          Duration.ofMinutes(10));

  private Contents() {}

  static Content of(Series... series) {
    return new Content(HEAD, List.of(series));
  }

  /** Two texts a reading: time, value; a number, or {@code -} for none, or text in apostrophes. */
  static Series series(String point, String name, String unit, String... readings) {
    List<Reading> list = new ArrayList<>();
    for (int i = 0; i < readings.length; i += 2) {
      long millis = Instant.parse(readings[i]).toEpochMilli();
      list.add(new Reading(millis, millis, cell(readings[i + 1])));
    }
    return new Series("main-meter/" + point, "modbus:main-meter_" + point, name, unit, list);
  }

  private static Cell cell(String text) {
    if (text.equals("-")) {
      return Cell.INVALID;
    }
    return text.startsWith("'")
        ? Cell.text(text.substring(1, text.length() - 1))
        : Cell.literal(text);
  }

  /** An hour of a meter, with what can go wrong. */
  static Content hour() {
    return of(
        series(
            "V1",
            "Voltage L1",
            "V",
            "2026-11-20T10:00:00.120Z",
            "231.4",
            "2026-11-20T10:10:00.110Z",
            "-",
            "2026-11-20T10:20:00.130Z",
            "-0.5"),
        series(
            "Ea",
            "Energy, active",
            "kWh",
            "2026-11-20T10:00:00.220Z",
            "1234567.89",
            "2026-11-20T10:20:00.230Z",
            "1234570.01"),
        series(
            "Note",
            "=Note",
            "",
            "2026-11-20T10:00:00.420Z",
            "'=HYPERLINK(\"http://x\",\"y\")'",
            "2026-11-20T10:10:00.420Z",
            "'Tür, offen'"),
        series(
            "Run",
            "Running",
            "",
            "2026-11-20T10:00:00.500Z",
            "true",
            "2026-11-20T10:00:00.700Z",
            "false"));
  }
}
