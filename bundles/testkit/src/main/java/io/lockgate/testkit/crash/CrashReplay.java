// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes the disks that power cuts may leave behind and has each distinct one checked once. */
final class CrashReplay {
  private static final int RANDOM_PER_CUT = 2;
  private static final int MOST_ROUNDS = 100;
  private static final int MOST_IDLE_ROUNDS = 5;
  private static final int LEAST_PER_ROUND = 500;
  private static final int MOST_PER_ROUND = 50_000;

  private final List<Operation> history;
  private final Disk base;
  private final long seed;
  private final Durability durability;
  private final Map<Long, Integer> lastUse = new HashMap<>();
  private final Set<Long> states = new HashSet<>();
  private int images;

  CrashReplay(Volume.Recording recording, long seed) {
    this.history = recording.history();
    this.base = recording.base();
    this.seed = seed;
    this.durability = new Durability(history);
    for (int i = 0; i < history.size(); i++) {
      for (long inode : history.get(i).inodes()) {
        lastUse.put(inode, i);
      }
    }
  }

  CrashReport run(int atLeast, CrashCheck check) {
    round(0, RANDOM_PER_CUT, check);
    int idle = 0;
    for (int round = 1;
        round <= MOST_ROUNDS && states.size() < atLeast && idle < MOST_IDLE_ROUNDS;
        round++) {
      int before = states.size();
      int wanted = Math.max(LEAST_PER_ROUND, Math.min(atLeast - before, MOST_PER_ROUND));
      round(round, wanted / (history.size() + 1) + 1, check);
      idle = states.size() == before ? idle + 1 : 0;
    }
    if (states.size() < atLeast) {
      throw new AssertionError(
          "%d operations and marks give only %d distinct states, %d are wanted: make it longer"
              .formatted(history.size(), states.size(), atLeast));
    }
    int operations =
        (int) history.stream().filter(each -> !(each instanceof Operation.Mark)).count();
    return new CrashReport(operations, history.size() + 1, states.size(), images);
  }

  /** Goes through all cuts once; the safe beginning of the history is kept ready and only the rest replayed. */
  private void round(int round, int randoms, CrashCheck check) {
    Disk safe = base.copy();
    int from = 0;
    List<Object> acknowledged = new ArrayList<>();
    for (int cut = 0; cut <= history.size(); cut++) {
      if (cut > 0 && history.get(cut - 1) instanceof Operation.Mark mark) {
        acknowledged.add(mark.what());
      }
      while (from < cut && durability.safe(from, cut)) {
        safe.apply(history.get(from++), Fate.WHOLE);
      }
      int replayed = from;
      safe.prune(inode -> lastUse.getOrDefault(inode, -1) < replayed);
      Cut at = new Cut(safe, from, cut, List.copyOf(acknowledged));
      if (round == 0) {
        fixed(at).forEach(choice -> image(at, choice, check));
      }
      for (int i = 0; i < randoms; i++) {
        SplittableRandom random = new SplittableRandom(((seed * 31 + round) * 31 + cut) * 1009 + i);
        image(at, FateChoice.random(random), check);
      }
    }
  }

  /** A moment: the disk up to operation {@code from}, and what is left to be decided. */
  private record Cut(Disk safe, int from, int cut, List<Object> acknowledged) {}

  private List<FateChoice> fixed(Cut at) {
    List<FateChoice> choices = new ArrayList<>(List.of(FateChoice.all(), FateChoice.none()));
    int last = at.cut() - 1;
    if (last >= 0 && history.get(last) instanceof Operation.Write write) {
      choices.addAll(FateChoice.tears(last, write, FateChoice.all()));
      choices.addAll(FateChoice.tears(last, write, FateChoice.none()));
    }
    return choices;
  }

  private void image(Cut at, FateChoice choice, CrashCheck check) {
    Disk disk = at.safe().copy();
    Map<Integer, Fate> fates = new HashMap<>();
    for (int i = at.from(); i < at.cut(); i++) {
      boolean safe = durability.safe(i, at.cut());
      Fate fate = safe ? Fate.WHOLE : choice.of(i, history.get(i));
      fates.put(i, fate);
      disk.apply(history.get(i), fate);
    }
    disk.prune(inode -> true);
    images++;
    if (!states.add(disk.fingerprint() * 31 + at.acknowledged().size())) {
      return;
    }
    CrashFs fs = new CrashFs(seed, disk);
    try {
      check.check(fs.root(), at.acknowledged());
    } catch (Exception | AssertionError e) {
      throw new AssertionError(
          CrashStory.tell(seed, history, at.cut(), fates, disk, at.acknowledged()) + "\n" + e, e);
    }
  }
}
