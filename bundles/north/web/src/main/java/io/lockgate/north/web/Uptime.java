// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

import java.time.Duration;

/** Time since a start, as people say it. */
final class Uptime {
  private Uptime() {}

  /** {@code 3 days 4 h 5 min}, {@code 4 h 5 min}, {@code 5 min}. */
  static String text(Duration time) {
    String minutes = time.toMinutesPart() + " min";
    if (time.toHours() == 0) {
      return minutes;
    }
    String hours = time.toHoursPart() + " h " + minutes;
    long days = time.toDays();
    return days == 0 ? hours : days + (days == 1 ? " day " : " days ") + hours;
  }
}
