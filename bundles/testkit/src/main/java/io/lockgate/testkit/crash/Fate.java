// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import java.util.BitSet;

/**
 * What becomes of one operation in a power cut.
 *
 * @param reached it reached the disk, at least in part
 * @param pieces of a torn write: those of its sector pieces that reached the disk
 * @param grown of a torn write: the file has its new length, with zeros or old bytes where pieces are missing
 * @param torn only the pieces count
 */
record Fate(boolean reached, BitSet pieces, boolean grown, boolean torn) {
  /** What a disk writes in one step. */
  static final int SECTOR = 512;

  static final Fate WHOLE = new Fate(true, new BitSet(), true, false);
  static final Fate LOST = new Fate(false, new BitSet(), false, false);

  static Fate torn(BitSet pieces, boolean grown) {
    return new Fate(true, pieces, grown, true);
  }

  boolean keeps(int piece) {
    return !torn || pieces.get(piece);
  }

  /** Number of sectors that a write touches; each is old or new as a whole. */
  static int pieces(Operation.Write write) {
    return write.bytes().hasRemaining()
        ? (write.end() - 1) / SECTOR - write.offset() / SECTOR + 1
        : 0;
  }

  @Override
  public String toString() {
    return !reached ? "LOST" : torn ? "TORN kept=" + pieces + (grown ? " grown" : "") : "WHOLE";
  }
}
