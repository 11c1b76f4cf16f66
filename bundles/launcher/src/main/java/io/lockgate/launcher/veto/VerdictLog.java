// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.veto;

import io.lockgate.launcher.spi.Verdict;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands verdicts to the listener; until there is one it keeps them, the newest 1,000. Each is also a line of the
 * process log. Thread-safe.
 */
final class VerdictLog {
  private static final Logger LOG = Logger.getLogger("io.lockgate.launcher");
  private static final int KEPT = 1_000;

  private final Queue<Verdict> waiting = new ArrayDeque<>();
  private @Nullable Consumer<Verdict> listener;

  synchronized void add(Verdict verdict) {
    String what = verdict.refused() ? "refused " : "let in with a warning ";
    LOG.log(Level.WARNING, () -> what + verdict.location() + ": " + verdict.reason());
    if (listener != null) {
      listener.accept(verdict);
      return;
    }
    if (waiting.size() == KEPT) {
      waiting.remove();
    }
    waiting.add(verdict);
  }

  /** The listener hears what waited, in order, then everything new. */
  synchronized Runnable listen(Consumer<Verdict> newListener) {
    waiting.forEach(newListener);
    waiting.clear();
    listener = newListener;
    return () -> unlisten(newListener);
  }

  private synchronized void unlisten(Consumer<Verdict> oldListener) {
    if (listener == oldListener) {
      listener = null;
    }
  }
}
