// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which force made which operation safe. */
final class Durability {
  private static final int NEVER = Integer.MAX_VALUE;

  private final int[] safeAt;
  private final Map<Long, List<Integer>> content = new HashMap<>();
  private final Map<Long, List<Integer>> metadata = new HashMap<>();
  private final Map<Long, List<Integer>> names = new HashMap<>();
  private final Map<Integer, Set<Long>> waitingFor = new HashMap<>();

  Durability(List<Operation> history) {
    safeAt = new int[history.size()];
    Arrays.fill(safeAt, NEVER);
    for (int i = 0; i < safeAt.length; i++) {
      enter(i, history.get(i));
    }
  }

  /** Whether operation {@code index} is safe when the power goes before operation {@code cut}. */
  boolean safe(int index, int cut) {
    return safeAt[index] < cut;
  }

  private void enter(int index, Operation operation) {
    if (operation instanceof Operation.Create create) {
      waitForFolders(index, Set.of(create.folder()));
    } else if (operation instanceof Operation.Remove remove) {
      waitForFolders(index, Set.of(remove.folder()));
    } else if (operation instanceof Operation.Rename rename) {
      Set<Long> folders = new HashSet<>();
      folders.add(rename.fromFolder());
      folders.add(rename.toFolder());
      waitForFolders(index, folders);
    } else if (operation instanceof Operation.Write write) {
      waitIn(content, write.inode(), index);
    } else if (operation instanceof Operation.Truncate truncate) {
      waitIn(content, truncate.inode(), index);
    } else if (operation instanceof Operation.Describe describe) {
      waitIn(metadata, describe.inode(), index);
    } else {
      safeAt[index] = index;
      if (operation instanceof Operation.Force force) {
        force(index, force);
      }
    }
  }

  private static void waitIn(Map<Long, List<Integer>> waiting, long inode, int index) {
    waiting.computeIfAbsent(inode, any -> new ArrayList<>()).add(index);
  }

  private void waitForFolders(int index, Set<Long> folders) {
    folders.forEach(folder -> waitIn(names, folder, index));
    waitingFor.put(index, new HashSet<>(folders));
  }

  /** A failed force leaves written bytes unsafe for ever; names are tried again by the next one. */
  private void force(int at, Operation.Force force) {
    long inode = force.inode();
    List<Integer> written = take(content, inode);
    if (!force.worked()) {
      return;
    }
    written.forEach(index -> safeAt[index] = at);
    if (force.metadata()) {
      take(metadata, inode).forEach(index -> safeAt[index] = at);
    }
    for (int index : take(names, inode)) {
      Set<Long> missing = waitingFor.getOrDefault(index, Set.of());
      missing.remove(inode);
      if (missing.isEmpty()) {
        waitingFor.remove(index);
        safeAt[index] = at;
      }
    }
  }

  private static List<Integer> take(Map<Long, List<Integer>> waiting, long inode) {
    List<Integer> taken = waiting.remove(inode);
    return taken == null ? List.of() : taken;
  }
}
