// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.publish;

import java.time.Duration;

/**
 * What the other side has taken for good.
 *
 * @param upTo the place after the last sample taken; what follows in the batch is sent again. It may lie beyond the batch,
 *     for those who read on in the log themselves: delivery goes on from there
 * @param rejected how many before it the other side will never take (unknown, malformed); counted, not sent again
 * @param reason why, empty when none was rejected
 * @param pause how long nothing more is to be sent, not negative: for those who collect for a time; no failure
 */
public record Acknowledgement(Cursor upTo, int rejected, String reason, Duration pause) {
  public Acknowledgement {
    if (pause.isNegative()) {
      throw new IllegalArgumentException("a pause is not negative: " + pause);
    }
  }

  /** What was taken; more may follow at once. */
  public Acknowledgement(Cursor upTo, int rejected, String reason) {
    this(upTo, rejected, reason, Duration.ZERO);
  }

  /** All of it was taken. */
  public static Acknowledgement all(Batch batch) {
    return new Acknowledgement(batch.to(), 0, "");
  }

  /** Nothing of it was taken, as its time has not come. */
  public static Acknowledgement later(Batch batch, Duration pause) {
    return new Acknowledgement(batch.from(), 0, "", pause);
  }
}
