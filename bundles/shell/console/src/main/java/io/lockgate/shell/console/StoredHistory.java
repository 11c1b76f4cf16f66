// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.console;

import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.console.Session;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last {@value #MAX_LINES} lines typed, over sessions and restarts. Secrets are prompted for, never typed on the
 * line. Without the store a session has its own lines only. Thread-safe.
 */
final class StoredHistory {
  /** Older lines are dropped. */
  static final int MAX_LINES = 500;

  /** Name in the store. */
  static final String NAME = "console/history";

  private static final int MAX_LINE = 500;
  private static final Logger LOG = LoggerFactory.getLogger(StoredHistory.class);

  private final StateStore store;

  StoredHistory(StateStore store) {
    this.store = store;
  }

  /** Gives a session the lines typed before. */
  Lines attach(Session session) {
    if (!(session.get(".jline.reader") instanceof LineReader reader)) {
      return new Lines(null, 0);
    }
    History history = reader.getHistory();
    history.attach(reader);
    read().forEach(history::add);
    return new Lines(history, history.last());
  }

  private synchronized List<String> read() {
    try {
      return store
          .read(NAME)
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
          .orElse(List.of());
    } catch (IOException e) {
      LOG.warn("console history cannot be read: {}", e.toString());
      return List.of();
    }
  }

  private synchronized void append(List<String> lines) {
    List<String> all = new ArrayList<>(read());
    all.addAll(lines);
    List<String> kept = all.subList(Math.max(0, all.size() - MAX_LINES), all.size());
    try {
      store.write(NAME, (String.join("\n", kept) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.warn("console history cannot be stored: {}", e.toString());
    }
  }

  /** The lines of one session. */
  final class Lines {
    private final @Nullable History history;
    private final int before;

    private Lines(@Nullable History history, int before) {
      this.history = history;
      this.before = before;
    }

    /** Stores what was typed since. */
    void save() {
      List<String> typed = new ArrayList<>();
      if (history != null) {
        for (History.Entry entry : history) {
          String line = entry.line();
          if (entry.index() > before && line.length() <= MAX_LINE && line.indexOf('\n') < 0) {
            typed.add(line);
          }
        }
      }
      if (!typed.isEmpty()) {
        append(typed);
      }
    }
  }
}
