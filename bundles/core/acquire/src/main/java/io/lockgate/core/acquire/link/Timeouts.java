// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.Settings;
import java.util.concurrent.TimeUnit;

/**
 * How long a stage may take. A driver whose form has the setting {@link #KEY} keeps that time by itself, from the moment at
 * which it has sent; the deadline leaves room for connecting and pauses before. Without the setting the deadline is 1 s.
 */
public final class Timeouts {
  /** Milliseconds for an answer; of a device 0 means: as its link says. */
  static final String KEY = "timeout-ms";

  /** After its deadline a stage must be over within this time, or the driver is defective. */
  static final long GRACE = TimeUnit.SECONDS.toNanos(2);

  private static final long ROOM_MILLIS = 2_000;
  private static final long WITHOUT_SETTING_MILLIS = 1_000;
  private static final long LONGEST_MILLIS = 60_000;

  private Timeouts() {}

  /** Nanoseconds for a request that is of no known device. */
  static long ofLink(Settings link) {
    return nanos(millis(link));
  }

  /** Nanoseconds for a request to a device. */
  static long ofDevice(Settings device, Settings link) {
    long its = millis(device);
    return nanos(its == 0 ? millis(link) : its);
  }

  /** Nanoseconds to look at one place of a discovery range, all of it; 0 when the range does not say. */
  public static long ofRange(Settings range) {
    return TimeUnit.MILLISECONDS.toNanos(millis(range));
  }

  private static long nanos(long answer) {
    return TimeUnit.MILLISECONDS.toNanos(
        answer == 0 ? WITHOUT_SETTING_MILLIS : answer + ROOM_MILLIS);
  }

  /** What is no number is the driver's to refuse. */
  private static long millis(Settings settings) {
    String text = settings.text(KEY, "0");
    boolean number = text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Math.min(Long.parseLong(text), LONGEST_MILLIS) : 0;
  }
}
