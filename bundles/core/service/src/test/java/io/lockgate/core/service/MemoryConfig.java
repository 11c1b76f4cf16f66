// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.security.Identity;
import io.lockgate.api.store.ConfigChange;
import io.lockgate.api.store.ConfigDifference;
import io.lockgate.api.store.ConfigRejectedException;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.api.store.Generation;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Settings in memory, without generations; can be told to fail or to reject. Thread-safe. */
final class MemoryConfig implements ConfigStore {
  private final Map<String, Map<String, String>> settings = new TreeMap<>();
  volatile boolean failing;
  volatile boolean rejecting;

  /** As if an editor had done it. */
  synchronized MemoryConfig edit(String key, String value) {
    settings.computeIfAbsent(Settings.PID, pid -> new TreeMap<>()).put(key, value);
    return this;
  }

  @Override
  public synchronized SortedSet<String> pids() {
    return new TreeSet<>(settings.keySet());
  }

  @Override
  public synchronized Map<String, String> get(String pid) {
    return Map.copyOf(settings.getOrDefault(pid, Map.of()));
  }

  @Override
  public synchronized Generation change(ConfigChange change, Identity by, String reason)
      throws ConfigRejectedException, IOException {
    if (failing) {
      throw new IOException("told to fail");
    }
    if (rejecting) {
      throw new ConfigRejectedException(
          List.of(new ConfigRejectedException.Problem("", 0, Settings.PID, "told to reject")));
    }
    for (ConfigChange.Edit edit : change.edits()) {
      Map<String, String> of = settings.computeIfAbsent(edit.pid(), pid -> new TreeMap<>());
      edit.value().ifPresentOrElse(value -> of.put(edit.key(), value), () -> of.remove(edit.key()));
    }
    return new Generation(1, Instant.EPOCH, by.id(), reason);
  }

  @Override
  public List<Generation> history() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Generation rollback(int generation, Identity by) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ConfigDifference> diff(int from, int to) {
    throw new UnsupportedOperationException();
  }
}
