// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.chain;

import java.nio.charset.StandardCharsets;

/**
 * What the signature vouches for.
 *
 * @param sequence newest record, 0 when there never was one
 * @param hash hash of that record
 * @param first anchor: oldest record kept (or the next one, when none is)
 * @param previous hash of the record before the anchor
 * @param lost records that rolled off
 * @param damage newest record that reports damage found at a start, 0 when none is kept
 */
public record Head(
    long sequence, String hash, long first, String previous, long lost, long damage) {
  /** The hash before the first record. */
  public static final String ZERO_HASH = "0".repeat(64);

  /** The head of a log that has never been written to. */
  public static final Head EMPTY = new Head(0, ZERO_HASH, 1, ZERO_HASH, 0, 0);

  /** The same log with a newer last record. */
  public Head advancedTo(long newSequence, String newHash) {
    return new Head(newSequence, newHash, first, previous, lost, damage);
  }

  /** The same log after everything before {@code newFirst} rolled off. */
  public Head rolledTo(long newFirst, String newPrevious) {
    return new Head(
        sequence,
        hash,
        newFirst,
        newPrevious,
        lost + newFirst - first,
        damage < newFirst ? 0 : damage);
  }

  /** The same log, whose record {@code at} reports damage. */
  public Head damagedAt(long at) {
    return new Head(sequence, hash, first, previous, lost, at);
  }

  /** The bytes the signature covers. Begins with a word that nothing else signed by the device begins with. */
  public byte[] signedBytes() {
    return Lines.unsigned(this).getBytes(StandardCharsets.UTF_8);
  }
}
