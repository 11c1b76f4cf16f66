// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import java.time.Duration;

/**
 * How the log uses its file and the disk.
 *
 * @param gather longest time a sample waits for others to be committed with
 * @param sealAt samples in blocks at which they are sealed
 * @param bytes most bytes of the file in use; beyond it the oldest segments go
 * @param age segments whose youngest sample is older go
 * @param reserve bytes of the disk that are left to others: with less free, new samples take the place of the oldest
 */
public record Limits(Duration gather, int sealAt, long bytes, Duration age, long reserve) {
  /** DETAILS 4: about three years of 500 samples a minute. */
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofMillis(100), 250_000, 3_200_000_000L, Duration.ofDays(1_100), 64L << 20);
}
