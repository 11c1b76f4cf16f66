// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.publish;

/**
 * What the other side has taken for good.
 *
 * @param upTo the place after the last sample taken; what follows in the batch is sent again
 * @param rejected how many before it the other side will never take (unknown, malformed); counted, not sent again
 * @param reason why, empty when none was rejected
 */
public record Acknowledgement(Cursor upTo, int rejected, String reason) {
  /** All of it was taken. */
  public static Acknowledgement all(Batch batch) {
    return new Acknowledgement(batch.to(), 0, "");
  }
}
