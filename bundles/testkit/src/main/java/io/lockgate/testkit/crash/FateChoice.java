// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/** Decides what becomes of the operations that were not safe at a power cut. */
@FunctionalInterface
interface FateChoice {
  /** Most cut-off points tried within one torn write. */
  int MOST_TEARS = 8;

  /** The fate of operation {@code index}. */
  Fate of(int index, Operation operation);

  /** Everything got through. */
  static FateChoice all() {
    return (index, operation) -> Fate.WHOLE;
  }

  /** Nothing got through that was not forced. */
  static FateChoice none() {
    return (index, operation) -> Fate.LOST;
  }

  /** Chance decides for each operation, and for each sector of some. */
  static FateChoice random(SplittableRandom random) {
    double kept = (1 + random.nextInt(9)) / 10.0;
    return (index, operation) -> {
      if (operation instanceof Operation.Write write && random.nextInt(3) == 0) {
        BitSet pieces = new BitSet();
        for (int i = 0; i < Fate.pieces(write); i++) {
          pieces.set(i, random.nextDouble() < kept);
        }
        return Fate.torn(pieces, random.nextBoolean());
      }
      return random.nextDouble() < kept ? Fate.WHOLE : Fate.LOST;
    };
  }

  /** The last operation is a write that stopped half-way, the ones before go as {@code others} says. */
  static List<FateChoice> tears(int last, Operation.Write write, FateChoice others) {
    int pieces = Fate.pieces(write);
    int step = Math.max(1, pieces / MOST_TEARS);
    List<FateChoice> choices = new ArrayList<>();
    for (int count = 0; count < pieces; count += step) {
      BitSet first = new BitSet();
      first.set(0, count);
      BitSet rest = new BitSet();
      rest.set(count + 1, pieces);
      for (Fate fate :
          List.of(Fate.torn(first, false), Fate.torn(first, true), Fate.torn(rest, true))) {
        choices.add((index, operation) -> index == last ? fate : others.of(index, operation));
      }
    }
    return choices;
  }
}
