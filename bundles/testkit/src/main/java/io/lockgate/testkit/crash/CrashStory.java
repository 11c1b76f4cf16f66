// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import java.util.List;
import java.util.Map;

/** Tells what a failed check saw, so that the cause can be found without running again. */
final class CrashStory {
  private static final int OPERATIONS_SHOWN = 20;
  private static final int MARKS_SHOWN = 5;

  private CrashStory() {}

  static String tell(
      long seed,
      List<Operation> history,
      int cut,
      Map<Integer, Fate> fates,
      Disk disk,
      List<Object> acknowledged) {
    StringBuilder story = new StringBuilder();
    story.append("power cut after ").append(cut).append(" of ").append(history.size());
    story.append(" operations and marks, seed ").append(seed).append("\nlast operations:");
    for (int i = Math.max(0, cut - OPERATIONS_SHOWN); i < cut; i++) {
      Fate fate = fates.getOrDefault(i, Fate.WHOLE);
      story
          .append("\n  ")
          .append(i + 1)
          .append(' ')
          .append(history.get(i))
          .append(' ')
          .append(fate);
    }
    story.append("\ndisk:");
    disk.tree()
        .forEach(
            (path, inode) -> story.append("\n  ").append(path).append(' ').append(inode.size()));
    int first = Math.max(0, acknowledged.size() - MARKS_SHOWN);
    story.append("\nacknowledged ").append(acknowledged.size()).append(", the last ");
    story.append(acknowledged.subList(first, acknowledged.size()));
    return story.toString();
  }
}
