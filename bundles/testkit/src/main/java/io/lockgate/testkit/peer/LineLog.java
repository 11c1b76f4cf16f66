// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads a stream line by line in a thread of its own and keeps the newest lines. Thread-safe. */
public final class LineLog {
  private static final int MOST_LINES = 10_000;

  private final Deque<String> lines = new ArrayDeque<>();
  private boolean ended;

  private LineLog() {}

  /** Starts to read; ends with the stream, which it closes. */
  public static LineLog of(InputStream stream, String name) {
    LineLog log = new LineLog();
    Thread reader = new Thread(() -> log.read(stream), name);
    reader.setDaemon(true);
    reader.start();
    return log;
  }

  private void read(InputStream stream) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("(output ends: " + e.getMessage() + ")");
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    if (lines.size() == MOST_LINES) {
      lines.removeFirst();
    }
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** The newest 10,000 lines, oldest first. */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** Waits for a line, earlier ones included; empty when the stream ended or time ran out. */
  public synchronized Optional<String> await(Predicate<String> wanted, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<String> found = lines.stream().filter(wanted).findFirst();
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (found.isPresent() || ended || left <= 0) {
        return found;
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
  }

  @Override
  public String toString() {
    return String.join("\n", lines());
  }
}
