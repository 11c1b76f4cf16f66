// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import java.time.Instant;

/**
 * Samples that were stored and cannot be read.
 *
 * @param what of which part, a few words
 * @param samples how many; 0 when it is not known
 * @param fromMillis not before this time, epoch milliseconds; the smallest number when it is not known
 * @param toMillis not after this time; the largest number when it is not known
 */
public record Damage(String what, long samples, long fromMillis, long toMillis) {
  /** One sentence. */
  public String text() {
    String range =
        fromMillis == Long.MIN_VALUE || toMillis == Long.MAX_VALUE
            ? "of an unknown time"
            : "of " + Instant.ofEpochMilli(fromMillis) + " to " + Instant.ofEpochMilli(toMillis);
    return (samples == 0 ? "samples" : samples + " samples") + " " + range + " are lost: " + what;
  }
}
