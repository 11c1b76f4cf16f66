// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config;

import io.lockgate.api.store.ConfigRejectedException.Problem;
import io.lockgate.api.store.Generation;
import io.lockgate.core.config.cfg.CfgFolder;
import io.lockgate.core.config.cfg.CfgFolder.Stamp;
import io.lockgate.core.config.cfg.CfgText;
import io.lockgate.core.config.cfg.NotTextException;
import io.lockgate.core.config.generation.FilesMarker;
import io.lockgate.core.config.generation.GenerationHistory;
import io.lockgate.core.config.generation.Settings;
import io.lockgate.core.config.generation.StoredGeneration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the {@code .cfg} files and the newest generation equal, in both directions. A file that says what one of the
 * generations since the {@link FilesMarker} says was left behind by a crash and is brought forward; any other difference
 * is an edit by hand. A folder without a single file, and at the start a file without a single byte, is a loss and not
 * an edit, and is written anew. Not
 * thread-safe.
 */
final class FileSync {
  private static final String FOLDER_TOPIC = "etc";
  private static final String UNUSABLE = "it cannot be used";

  private final CfgFolder folder;
  private final FilesMarker marker;
  private final GenerationHistory history;
  private final Validation validation;
  private final Findings findings;

  private final Map<String, Stamp> known = new HashMap<>();
  private final Map<String, Optional<Stamp>> moving = new HashMap<>();
  private boolean behind;

  FileSync(
      CfgFolder folder,
      FilesMarker marker,
      GenerationHistory history,
      Validation validation,
      Findings findings) {
    this.folder = folder;
    this.marker = marker;
    this.history = history;
    this.validation = validation;
    this.findings = findings;
  }

  /** What the files say when there is no generation yet; files with problems are left out. */
  Settings firstSettings() throws IOException {
    Settings settings = Settings.NONE;
    for (Map.Entry<String, Stamp> found : folder.stamps().entrySet()) {
      String file = found.getKey();
      try {
        Optional<CfgText> accepted = accepted(file);
        known.put(file, found.getValue());
        if (accepted.isPresent()) {
          folder.force(file, accepted.get());
          settings = settings.with(CfgFolder.pidOf(file), accepted.get().settings());
        }
      } catch (IOException e) {
        known.remove(file);
        findings.trouble(file, UNUSABLE, e);
      }
    }
    return settings;
  }

  /**
   * Does what a crash or an I/O error left undone, then takes up edits. A file that cannot be used does not hold up the
   * others, but holds back the marker.
   *
   * @throws IOException folder or marker cannot be read or written; it can be tried again
   */
  void reconcile(Committer committer) throws IOException {
    behind = true;
    SortedMap<String, Stamp> stamps = folder.stamps();
    Settings now = history.newest();
    List<Settings> stale = stale(marker.read());
    List<String> edited = new ArrayList<>();
    boolean complete = true;
    for (String file : files(stamps, now, stale)) {
      try {
        if (stamps.isEmpty() || isEmptied(file, stamps.get(file), now)) {
          materialise(CfgFolder.pidOf(file), Map.of(), now.of(CfgFolder.pidOf(file)));
        } else if (!bringForward(file, now, stale)) {
          edited.add(file);
        }
      } catch (IOException e) {
        complete = false;
        findings.trouble(file, UNUSABLE, e);
      }
    }
    if (complete) {
      mark(history.list().get(0).number());
    }
    takeUp(edited, stamps, committer);
  }

  /** A file that an editor saved without forcing may be there without its bytes after a crash. */
  private static boolean isEmptied(String file, @Nullable Stamp stamp, Settings now) {
    return stamp != null && stamp.size() == 0 && !now.of(CfgFolder.pidOf(file)).isEmpty();
  }

  private void mark(int number) throws IOException {
    if (marker.read() != number) {
      marker.write(number);
    }
    behind = false;
    findings.clear(FOLDER_TOPIC);
  }

  /** Brings the files of what has just been committed; what fails is done by a later {@link #poll}. */
  void settle(Settings before, int number) {
    if (behind) {
      return;
    }
    behind = true;
    Settings now = history.newest();
    try {
      for (String pid : now.differingPids(before)) {
        materialise(pid, before.of(pid), now.of(pid));
      }
      mark(number);
    } catch (IOException e) {
      findings.trouble(FOLDER_TOPIC, "the files are behind the settings in force", e);
    }
  }

  /** Takes up edits that have stood still since the last call. */
  void poll(Committer committer) {
    try {
      SortedMap<String, Stamp> stamps = folder.stamps();
      boolean lost = stamps.isEmpty() && !history.newest().byPid().isEmpty();
      if (behind || lost) {
        reconcile(committer);
        return;
      }
      SortedSet<String> files = new TreeSet<>(stamps.keySet());
      files.addAll(known.keySet());
      takeUp(files.stream().filter(file -> isSettled(file, stamps)).toList(), stamps, committer);
    } catch (IOException e) {
      findings.trouble(FOLDER_TOPIC, "the folder cannot be used", e);
    }
  }

  /** Looks again at files with problems: the bundles have changed. */
  void recheck(Committer committer) throws IOException {
    SortedMap<String, Stamp> stamps = folder.stamps();
    takeUp(stamps.keySet().stream().filter(findings::has).toList(), stamps, committer);
  }

  /** Whether a file is another one than known, and the same as at the last look. */
  private boolean isSettled(String file, SortedMap<String, Stamp> stamps) {
    Optional<Stamp> stamp = Optional.ofNullable(stamps.get(file));
    if (stamp.equals(Optional.ofNullable(known.get(file)))) {
      moving.remove(file);
      return false;
    }
    boolean settled = stamp.equals(moving.put(file, stamp));
    if (settled) {
      moving.remove(file);
    }
    return settled;
  }

  /** Edits that are there together become one generation: of a thousand files each would cost as much as all. */
  private void takeUp(List<String> files, SortedMap<String, Stamp> stamps, Committer committer) {
    Settings next = history.newest();
    List<String> taken = new ArrayList<>();
    for (String file : files) {
      try {
        see(file, Optional.ofNullable(stamps.get(file)));
        String pid = CfgFolder.pidOf(file);
        Optional<CfgText> accepted = accepted(file);
        if (accepted.isPresent() && !accepted.get().settings().equals(next.of(pid))) {
          folder.force(file, accepted.get());
          next = next.with(pid, accepted.get().settings());
          taken.add(file);
        }
      } catch (IOException e) {
        behind = true;
        findings.trouble(file, UNUSABLE, e);
      }
    }
    if (!taken.isEmpty()) {
      commit(next, taken, committer);
    }
  }

  private void commit(Settings next, List<String> taken, Committer committer) {
    try {
      committer.commit(next, "edited etc/" + String.join(", etc/", taken));
    } catch (IOException e) {
      behind = true;
      taken.forEach(file -> findings.trouble(file, UNUSABLE, e));
    }
  }

  /** The text of a file without problems; problems are reported. What is in force already is not checked again. */
  private Optional<CfgText> accepted(String file) throws IOException {
    List<Problem> problems;
    try {
      CfgText text = folder.read(file);
      boolean inForce =
          text.faults().isEmpty()
              && text.settings().equals(history.newest().of(CfgFolder.pidOf(file)));
      problems = inForce ? List.of() : validation.file(file, text);
      if (problems.isEmpty()) {
        findings.clear(file);
        return Optional.of(text);
      }
    } catch (NotTextException e) {
      problems = List.of(new Problem(file, e.line(), "", String.valueOf(e.getMessage())));
    }
    findings.rejected(file, problems);
    return Optional.empty();
  }

  private List<Settings> stale(int marked) throws IOException {
    List<Settings> stale = new ArrayList<>();
    List<Generation> newestFirst = history.list();
    for (Generation older : newestFirst.subList(1, newestFirst.size())) {
      if (older.number() >= marked) {
        history.read(older.number()).map(StoredGeneration::settings).ifPresent(stale::add);
      }
    }
    return stale;
  }

  private static SortedSet<String> files(
      SortedMap<String, Stamp> stamps, Settings now, List<Settings> stale) {
    SortedSet<String> files = new TreeSet<>(stamps.keySet());
    now.byPid().keySet().forEach(pid -> files.add(CfgFolder.fileOf(pid)));
    for (Settings old : stale) {
      now.differingPids(old).forEach(pid -> files.add(CfgFolder.fileOf(pid)));
    }
    return files;
  }

  /**
   * Brings a file to what is in force, when it says nothing but what one of the generations since the marker says. What
   * it says already is written again: a failed attempt may have left it off the disk.
   *
   * @return false when it says something else: an edit
   */
  private boolean bringForward(String file, Settings now, List<Settings> stale) throws IOException {
    String pid = CfgFolder.pidOf(file);
    if (stale.stream().allMatch(old -> old.of(pid).equals(now.of(pid)))) {
      return false;
    }
    CfgText text;
    try {
      text = folder.read(file);
    } catch (NotTextException e) {
      return false;
    }
    boolean known =
        text.settings().equals(now.of(pid))
            || stale.stream().anyMatch(old -> old.of(pid).equals(text.settings()));
    if (known && text.faults().isEmpty()) {
      folder.write(file, text.edited(text.settings(), now.of(pid)));
      findings.clear(file);
      return true;
    }
    return false;
  }

  private void materialise(String pid, Map<String, String> before, Map<String, String> after)
      throws IOException {
    String file = CfgFolder.fileOf(pid);
    Optional<Stamp> prior = folder.stamp(file);
    CfgText text;
    try {
      text = folder.read(file);
    } catch (NotTextException operatorMustMendIt) {
      return;
    }
    CfgText edited = text.edited(before, after);
    if (!edited.toString().equals(text.toString())) {
      folder.write(file, edited);
    }
    if (prior.equals(Optional.ofNullable(known.get(file)))) {
      see(file, folder.stamp(file));
    }
  }

  private void see(String file, Optional<Stamp> stamp) {
    stamp.ifPresentOrElse(now -> known.put(file, now), () -> known.remove(file));
  }
}
