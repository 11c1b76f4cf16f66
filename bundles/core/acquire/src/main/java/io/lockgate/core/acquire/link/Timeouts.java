// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.Settings;
import java.util.concurrent.TimeUnit;

/** How long an answer may take: setting {@link #KEY} of the device, else of its link, else 1 s. */
final class Timeouts {
  /** Milliseconds; 0 or absent: not said here. */
  static final String KEY = "timeout-ms";

  /** After its deadline a stage must be over within this time, or the driver is defective. */
  static final long GRACE = TimeUnit.SECONDS.toNanos(2);

  private static final long USUAL_MILLIS = 1_000;
  private static final long LONGEST_MILLIS = 60_000;

  private Timeouts() {}

  /** Nanoseconds for a request that is of no known device. */
  static long ofLink(Settings link) {
    return TimeUnit.MILLISECONDS.toNanos(millis(link, USUAL_MILLIS));
  }

  /** Nanoseconds for a request to a device. */
  static long ofDevice(Settings device, Settings link) {
    return TimeUnit.MILLISECONDS.toNanos(millis(device, millis(link, USUAL_MILLIS)));
  }

  /** What is no number is the driver's to refuse. */
  private static long millis(Settings settings, long otherwise) {
    String text = settings.text(KEY, "0");
    boolean number = text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    long millis = number ? Long.parseLong(text) : 0;
    return millis == 0 ? otherwise : Math.min(millis, LONGEST_MILLIS);
  }
}
