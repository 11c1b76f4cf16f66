// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.store;

import io.lockgate.api.security.Identity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;

/**
 * All settings of the gateway as numbered generations. One generation is the whole set of settings; a change makes the
 * next one, atomically: after a crash at any moment either the old or the new generation is in force, whole.
 *
 * <p>The settings of a pid are also a text file, {@code etc/<pid>.cfg}; an edit there is checked and becomes a
 * generation of its own, or is rejected and the file's problem reported. Thread-safe; changes are serialised.
 */
@ProviderType
public interface ConfigStore {
  /** Pids with at least one setting that differs from its default. */
  SortedSet<String> pids();

  /** Settings of a pid as text, secrets included; empty for an unknown pid. Defaults are not listed. */
  Map<String, String> get(String pid);

  /**
   * Checks a change and, when all of it is valid, puts it in force.
   *
   * @param by who asked; permission was checked by the caller
   * @param reason short text for the history, no secrets
   * @return the new generation, in force and forced to disk; the current one when nothing changes
   * @throws ConfigRejectedException the change is invalid; nothing has changed
   * @throws IOException the store failed; nothing has changed
   */
  Generation change(ConfigChange change, Identity by, String reason)
      throws ConfigRejectedException, IOException;

  /** Known generations, newest first; the newest is in force. Never empty. */
  List<Generation> history();

  /**
   * Makes a new generation equal to an old one.
   *
   * @throws ConfigRejectedException the old one is unknown, or is no longer valid with the bundles now present
   * @throws IOException the store failed; nothing has changed
   */
  Generation rollback(int generation, Identity by) throws ConfigRejectedException, IOException;

  /**
   * Differences between two generations, sorted by pid and key; 0 stands for the shipped defaults. Secrets appear as
   * {@code set}.
   *
   * @throws ConfigRejectedException one of them is unknown
   * @throws IOException the store failed
   */
  List<ConfigDifference> diff(int from, int to) throws ConfigRejectedException, IOException;

  /**
   * What keeps settings from being in force as they are written: rejected files, files no installed bundle knows,
   * damaged generations. Sorted by file and line; empty when all is well. Never blocks on the disk.
   */
  default List<ConfigRejectedException.Problem> problems() {
    return List.of();
  }
}
