// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.leak;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Finds what a part leaves behind. Started before the part is started, asked after it was stopped:
 *
 * <pre>{@code
 * startUseAndStop();
 * LeakCheck check = LeakCheck.start();
 * for (int i = 0; i < 100; i++) {
 *   check.watch(startUseAndStop().getClass().getClassLoader());
 * }
 * check.assertNothingLeft();
 * }</pre>
 *
 * The first round, before the start, is for what the platform makes once and keeps. Nothing else may start threads or
 * open files meanwhile. Not thread-safe.
 */
public final class LeakCheck {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int TICK_MILLIS = 50;
  private static final int SHOWN = 10;

  /** Beginnings of the names of threads of the virtual machine, which come and go as it likes. */
  private static final Set<String> OF_THE_PLATFORM =
      Set.of("process reaper", "Keep-Alive-Timer", "Common-Cleaner", "Attach Listener");

  private final ReferenceQueue<Object> cleared = new ReferenceQueue<>();
  private final List<Watched> watched = new ArrayList<>();
  private final Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
  private final Map<String, Integer> files = OpenFiles.now();
  private final Duration limit;

  private LeakCheck(Duration limit) {
    this.limit = limit;
  }

  /** Something that should go away; its name is all that is held strongly. */
  private static final class Watched extends WeakReference<Object> {
    final String name;

    Watched(Object target, ReferenceQueue<Object> queue) {
      super(target, queue);
      name = target.getClass().getName();
    }
  }

  /** Notes the threads and open files there are now; waits up to 10 seconds for what ends late. */
  public static LeakCheck start() {
    return start(LIMIT);
  }

  /** The same with another patience. */
  public static LeakCheck start(Duration limit) {
    return new LeakCheck(limit);
  }

  /** Something that must be gone at the end: an instance, a class, a class loader. */
  public LeakCheck watch(Object target) {
    watched.add(new Watched(target, cleared));
    return this;
  }

  /**
   * Asserts that everything watched can be collected and that there are no threads and no open files that were not there
   * at the start.
   *
   * @throws AssertionError something is left; the message counts and names it
   */
  public void assertNothingLeft() {
    List<String> found = new ArrayList<>();
    if (!collectUntil(() -> survivors().isEmpty())) {
      found.add(
          survivors().size()
              + " of "
              + watched.size()
              + " objects are still held: "
              + survivors().stream().limit(SHOWN).toList());
    }
    if (!collectUntil(() -> newThreads().isEmpty())) {
      found.add("threads are left: " + newThreads().stream().map(LeakCheck::describe).toList());
    }
    if (!collectUntil(() -> OpenFiles.added(files).isEmpty())) {
      found.add("open files are left: " + OpenFiles.added(files));
    }
    if (!found.isEmpty()) {
      throw new AssertionError(String.join("\n", found));
    }
  }

  /** How many of the watched objects are still held, after a collection. */
  public int survivorCount() {
    collectUntil(() -> survivors().isEmpty());
    return survivors().size();
  }

  private List<String> survivors() {
    return watched.stream().filter(each -> each.get() != null).map(each -> each.name).toList();
  }

  private List<Thread> newThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !threads.contains(thread))
        .filter(Thread::isAlive)
        .filter(thread -> OF_THE_PLATFORM.stream().noneMatch(thread.getName()::startsWith))
        .toList();
  }

  private static String describe(Thread thread) {
    StackTraceElement[] stack = thread.getStackTrace();
    return thread.getName() + (stack.length == 0 ? "" : " at " + stack[0]);
  }

  /** Collects garbage until it is enough or time is up. */
  private boolean collectUntil(BooleanSupplier enough) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!enough.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      System.gc();
      try {
        cleared.remove(TICK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
