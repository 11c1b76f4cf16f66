// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fakes;

import io.lockgate.api.security.Identity;
import io.lockgate.api.store.ConfigChange;
import io.lockgate.api.store.ConfigDifference;
import io.lockgate.api.store.ConfigRejectedException;
import io.lockgate.api.store.ConfigRejectedException.Problem;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.api.store.Generation;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Generations in memory. Keys that contain {@code password} are secrets, the value {@code bad} is always rejected; fails
 * or rejects everything when told to. Thread-safe.
 */
public final class MemoryConfigStore implements ConfigStore {
  private final List<Generation> generations = new ArrayList<>();
  private final List<Map<String, Map<String, String>>> settings = new ArrayList<>();

  private final List<Problem> problems = new ArrayList<>();
  private volatile boolean failing;
  private volatile boolean rejecting;

  /** A store with one generation, without settings. */
  public MemoryConfigStore() {
    settings.add(new TreeMap<>());
    next(new TreeMap<>(), "system", "first start");
  }

  private Generation next(Map<String, Map<String, String>> all, String by, String reason) {
    int number = generations.size() + 1;
    Generation generation =
        new Generation(number, Instant.parse("2026-01-01T00:00:00Z"), by, reason);
    generations.add(generation);
    settings.add(all);
    return generation;
  }

  private Map<String, Map<String, String>> now() {
    return settings.get(settings.size() - 1);
  }

  /** From now on every change throws {@link IOException}, or no longer does. */
  public void fail(boolean value) {
    failing = value;
  }

  /** From now on every change is rejected, or no longer. */
  public void reject(boolean value) {
    rejecting = value;
  }

  /** One setting changed by hand, as with an editor. */
  public synchronized void edit(String pid, String key, String value) {
    Map<String, Map<String, String>> all = copy();
    all.computeIfAbsent(pid, name -> new TreeMap<>()).put(key, value);
    next(all, "editor", "edited");
  }

  private Map<String, Map<String, String>> copy() {
    Map<String, Map<String, String>> all = new TreeMap<>();
    now().forEach((pid, values) -> all.put(pid, new TreeMap<>(values)));
    return all;
  }

  /** From now on this is among the problems. */
  public synchronized void report(Problem problem) {
    problems.add(problem);
  }

  @Override
  public synchronized List<Problem> problems() {
    return List.copyOf(problems);
  }

  @Override
  public synchronized SortedSet<String> pids() {
    return new TreeSet<>(now().keySet());
  }

  @Override
  public synchronized Map<String, String> get(String pid) {
    return Map.copyOf(now().getOrDefault(pid, new TreeMap<>()));
  }

  @Override
  public synchronized Generation change(ConfigChange change, Identity by, String reason)
      throws ConfigRejectedException, IOException {
    if (failing) {
      throw new IOException("store fails, as told");
    }
    if (rejecting) {
      throw new ConfigRejectedException(List.of(new Problem("", 0, reason, "rejected, as told")));
    }
    Map<String, Map<String, String>> all = copy();
    for (ConfigChange.Edit edit : change.edits()) {
      Map<String, String> values = all.computeIfAbsent(edit.pid(), pid -> new TreeMap<>());
      if (edit.value().equals(Optional.of("bad"))) {
        throw new ConfigRejectedException(
            List.of(new Problem("", 0, edit.pid() + " " + edit.key(), "is bad")));
      }
      edit.applyTo(values);
    }
    all.values().removeIf(Map::isEmpty);
    return next(all, by.id(), reason);
  }

  @Override
  public synchronized List<Generation> history() {
    List<Generation> newestFirst = new ArrayList<>(generations);
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  @Override
  public synchronized Generation rollback(int generation, Identity by)
      throws ConfigRejectedException {
    return next(at(generation), by.id(), "back to " + generation);
  }

  @Override
  public synchronized List<ConfigDifference> diff(int from, int to) throws ConfigRejectedException {
    List<ConfigDifference> differences = new ArrayList<>();
    Map<String, Map<String, String>> before = at(from);
    Map<String, Map<String, String>> after = at(to);
    TreeSet<String> pids = new TreeSet<>(before.keySet());
    pids.addAll(after.keySet());
    for (String pid : pids) {
      Map<String, String> old = before.getOrDefault(pid, new TreeMap<>());
      Map<String, String> now = after.getOrDefault(pid, new TreeMap<>());
      TreeSet<String> keys = new TreeSet<>(old.keySet());
      keys.addAll(now.keySet());
      for (String key : keys) {
        Optional<String> was = Optional.ofNullable(old.get(key));
        Optional<String> is = Optional.ofNullable(now.get(key));
        if (!was.equals(is)) {
          differences.add(new ConfigDifference(pid, key, masked(key, was), masked(key, is)));
        }
      }
    }
    return differences;
  }

  private static Optional<String> masked(String key, Optional<String> value) {
    return key.contains("password") ? value.map(secret -> "set") : value;
  }

  private Map<String, Map<String, String>> at(int generation) throws ConfigRejectedException {
    if (generation < 0 || generation >= settings.size()) {
      throw new ConfigRejectedException(
          List.of(new Problem("", 0, "generation " + generation, "is unknown")));
    }
    return settings.get(generation);
  }
}
