// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.chain;

/** Follows the chain from the first segment's first line to the last record. Not thread-safe. */
public final class ChainCheck {
  private long first;
  private String anchor = Head.ZERO_HASH;
  private long next;
  private String hash = Head.ZERO_HASH;

  /** Sequence number of the first record of the first segment, 0 before that. */
  public long first() {
    return first;
  }

  /** Hash before the first record. */
  public String anchor() {
    return anchor;
  }

  /** Newest record that was found in its place, 0 before the first. */
  public long last() {
    return next == 0 ? 0 : next - 1;
  }

  /** Hash of that record, or of the one before the first. */
  public String hash() {
    return hash;
  }

  /**
   * Takes the next line.
   *
   * @throws ChainException it does not belong there; the check is over
   */
  public void accept(Line line) throws ChainException {
    if (line instanceof Line.SegmentStart start) {
      begin(start);
    } else if (line instanceof Line.Entry entry && next > 0) {
      follow(entry);
    } else {
      throw new ChainException("line out of place");
    }
  }

  /**
   * Compares the end with what was signed.
   *
   * @throws ChainException records are missing at either end, or damage is on record
   */
  public void finish(Head head) throws ChainException {
    long start = next == 0 ? head.first() : first;
    if (start != head.first() || (next != 0 && !anchor.equals(head.previous()))) {
      throw new ChainException(
          "the log begins with record " + start + ", signed was " + head.first());
    }
    long end = next == 0 ? head.first() - 1 : last();
    if (end != head.sequence()) {
      throw new ChainException(
          "the log ends with record " + end + ", signed was " + head.sequence());
    }
    if (!hash.equals(head.hash()) && next != 0) {
      throw new ChainException("record " + end + " is not the one that was signed");
    }
    if (head.damage() != 0) {
      throw new ChainException("damage was found at an earlier start, see record " + head.damage());
    }
  }

  private void begin(Line.SegmentStart start) throws ChainException {
    if (start.first() < 1) {
      throw new ChainException("segment without number");
    }
    if (next == 0) {
      first = start.first();
      anchor = start.previous();
      next = first;
      hash = anchor;
    } else if (start.first() != next) {
      throw new ChainException("segment begins with record " + start.first());
    } else if (!start.previous().equals(hash)) {
      throw new ChainException("segment does not continue the one before");
    }
  }

  private void follow(Line.Entry entry) throws ChainException {
    if (entry.record().sequence() != next) {
      throw new ChainException("found record " + entry.record().sequence() + " in its place");
    }
    if (!Lines.follows(entry, hash)) {
      throw new ChainException("hash does not match");
    }
    hash = entry.record().hash();
    next++;
  }
}
