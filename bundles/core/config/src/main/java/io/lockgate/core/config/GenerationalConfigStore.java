// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config;

import io.lockgate.api.security.Identity;
import io.lockgate.api.store.ConfigChange;
import io.lockgate.api.store.ConfigDifference;
import io.lockgate.api.store.ConfigRejectedException;
import io.lockgate.api.store.ConfigRejectedException.Problem;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.api.store.Generation;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.config.cfg.CfgFolder;
import io.lockgate.core.config.generation.FilesMarker;
import io.lockgate.core.config.generation.GenerationHistory;
import io.lockgate.core.config.generation.Settings;
import io.lockgate.core.config.live.AuditQueue;
import io.lockgate.core.config.live.ConfigAdminTarget;
import io.lockgate.core.config.live.ProblemBoard;
import io.lockgate.core.config.schema.SchemaRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Settings as generations: checked, committed by one rename, then brought to the {@code .cfg} files and ConfigAdmin. What
 * fails after the commit is in force all the same, is listed by {@link #problems()} and tried again by {@link #poll()}.
 * Thread-safe: one lock, held while files are written.
 */
public final class GenerationalConfigStore implements ConfigStore {
  private static final int MAX_REASON = 200;
  private static final long BUNDLE_WAIT_SECONDS = 2;

  private final ReentrantLock lock = new ReentrantLock();
  private final GatewayClock clock;
  private final SchemaRegistry schemas;
  private final GenerationHistory history;
  private final Validation validation;
  private final Differences differences;
  private final FileSync files;
  private final ConfigAdminTarget live;
  private final Findings findings;
  private volatile boolean bundlesChanged;
  private boolean liveBehind;

  /**
   * Opens the store: the newest readable generation is in force, in files and ConfigAdmin, when this returns.
   *
   * @throws IOException a folder cannot be read or written
   */
  public GenerationalConfigStore(
      Folders folders,
      SchemaRegistry schemas,
      ConfigurationAdmin admin,
      AuditQueue audit,
      GatewayClock clock)
      throws IOException {
    this.clock = clock;
    this.schemas = schemas;
    history = GenerationHistory.open(folders.generations());
    validation = new Validation(schemas);
    differences = new Differences(schemas);
    live = new ConfigAdminTarget(admin);
    findings = new Findings(new ProblemBoard(), audit);
    files =
        new FileSync(
            new CfgFolder(folders.etc()),
            new FilesMarker(folders.generations()),
            history,
            validation,
            findings);
    findings.lost(history.lost());
    schemas.refresh();
    if (history.list().isEmpty()) {
      commit(files.firstSettings(), Identity.SYSTEM, "first start");
    } else {
      files.reconcile(this::commitAsSystem);
      bringLive();
    }
  }

  @Override
  public SortedSet<String> pids() {
    return locked(
        () -> {
          Settings now = history.newest();
          SortedSet<String> pids = new TreeSet<>(now.byPid().keySet());
          pids.removeIf(pid -> differences.beyondDefaults(pid, now.of(pid)).isEmpty());
          return pids;
        });
  }

  @Override
  public SortedMap<String, String> get(String pid) {
    return locked(() -> differences.beyondDefaults(pid, history.newest().of(pid)));
  }

  @Override
  public Generation change(ConfigChange change, Identity by, String reason)
      throws ConfigRejectedException, IOException {
    lock.lock();
    try {
      Settings next = history.newest();
      for (ConfigChange.Edit edit : change.edits()) {
        SortedMap<String, String> settings = new TreeMap<>(next.of(edit.pid()));
        edit.applyTo(settings);
        next = next.with(edit.pid(), settings);
      }
      return checkedCommit(next, by, reason);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<Generation> history() {
    return locked(history::list);
  }

  @Override
  public Generation rollback(int generation, Identity by)
      throws ConfigRejectedException, IOException {
    lock.lock();
    try {
      return checkedCommit(settings(generation), by, "rollback to " + generation);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<ConfigDifference> diff(int from, int to) throws ConfigRejectedException, IOException {
    lock.lock();
    try {
      Settings before = from == 0 ? Settings.NONE : settings(from);
      return differences.between(before, to == 0 ? Settings.NONE : settings(to));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<Problem> problems() {
    return findings.all();
  }

  /** Takes up edits of files and changes of bundles, and tries again what failed. To be called every second. */
  public void poll() {
    lock.lock();
    try {
      if (bundlesChanged) {
        refreshSchemas();
      }
      files.poll(this::commitAsSystem);
      if (liveBehind) {
        bringLive();
      }
    } finally {
      lock.unlock();
    }
  }

  /** A bundle came, went or changed; looked at by the next {@link #poll}. Never waits. */
  public void bundleChanged() {
    bundlesChanged = true;
  }

  /**
   * A bundle was resolved: its configurations are put in force before it can start. Waits for a change in progress at
   * most two seconds, since the caller may hold locks of the framework; after that the next {@link #poll} does it.
   */
  public void bundleResolved() {
    bundlesChanged = true;
    if (lock.isHeldByCurrentThread()) {
      return;
    }
    try {
      if (lock.tryLock(BUNDLE_WAIT_SECONDS, TimeUnit.SECONDS)) {
        try {
          refreshSchemas();
        } finally {
          lock.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void refreshSchemas() {
    bundlesChanged = false;
    if (schemas.refresh()) {
      try {
        files.recheck(this::commitAsSystem);
      } catch (IOException e) {
        bundlesChanged = true;
      }
      bringLive();
    }
  }

  private Generation checkedCommit(Settings next, Identity by, String reason)
      throws ConfigRejectedException, IOException {
    Settings now = history.newest();
    if (next.equals(now)) {
      return history.list().get(0);
    }
    List<Problem> problems = validation.change(now, next);
    if (!problems.isEmpty()) {
      throw new ConfigRejectedException(problems);
    }
    return commit(next, by, reason);
  }

  private void commitAsSystem(Settings next, String reason) throws IOException {
    commit(next, Identity.SYSTEM, reason);
  }

  private Generation commit(Settings next, Identity by, String reason) throws IOException {
    Settings before = history.newest();
    String kept = reason.substring(0, Math.min(reason.length(), MAX_REASON));
    Generation made = history.commit(next, clock.now(), by.id(), kept);
    findings.changed(before, next, made, by);
    try {
      history.prune();
    } catch (IOException e) {
      findings.trouble("generations", "old ones cannot be removed", e);
    }
    files.settle(before, made.number());
    bringLive();
    return made;
  }

  private void bringLive() {
    Map<String, Map<String, Object>> values = new TreeMap<>();
    List<Problem> problems = new ArrayList<>(validation.values(history.newest(), values));
    List<Problem> failures = live.bring(values, pid -> schemas.of(pid).isPresent());
    liveBehind = !failures.isEmpty();
    problems.addAll(failures);
    findings.report("in force", problems);
  }

  private Settings settings(int generation) throws ConfigRejectedException, IOException {
    return history
        .read(generation)
        .orElseThrow(
            () ->
                new ConfigRejectedException(
                    List.of(new Problem("", 0, "generation " + generation, "is not known"))))
        .settings();
  }

  private interface Answer<T> {
    T give();
  }

  private <T> T locked(Answer<T> answer) {
    lock.lock();
    try {
      return answer.give();
    } finally {
      lock.unlock();
    }
  }
}
