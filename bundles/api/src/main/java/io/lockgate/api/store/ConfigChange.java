// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be changed, all or nothing.
 *
 * @param edits applied in order
 */
public record ConfigChange(List<Edit> edits) {
  /** In place of a key: all settings of the pid, those that say the default included. */
  public static final String ALL_KEYS = "*";

  /**
   * One setting.
   *
   * @param pid configuration pid, {@code io.lockgate.north.web}; a factory instance is {@code pid~name}
   * @param key attribute; {@link #ALL_KEYS} for all of them, only without a value
   * @param value new text, or empty to go back to the default
   */
  public record Edit(String pid, String key, Optional<String> value) {
    public Edit {
      if (key.equals(ALL_KEYS) && value.isPresent()) {
        throw new IllegalArgumentException("one value for all keys of " + pid);
      }
    }

    /** This edit made in the settings of its pid. */
    public void applyTo(Map<String, String> settings) {
      if (key.equals(ALL_KEYS)) {
        settings.clear();
      } else if (value.isPresent()) {
        settings.put(key, value.get());
      } else {
        settings.remove(key);
      }
    }
  }

  public ConfigChange {
    edits = List.copyOf(edits);
  }

  /** A change without edits. */
  public static ConfigChange none() {
    return new ConfigChange(List.of());
  }

  /** This change, and one setting more. */
  public ConfigChange set(String pid, String key, String value) {
    return with(new Edit(pid, key, Optional.of(value)));
  }

  /** This change, and one setting back to its default. */
  public ConfigChange unset(String pid, String key) {
    return with(new Edit(pid, key, Optional.empty()));
  }

  /** This change, and a whole pid gone: a factory instance ceases to exist. */
  public ConfigChange remove(String pid) {
    return with(new Edit(pid, ALL_KEYS, Optional.empty()));
  }

  private ConfigChange with(Edit edit) {
    List<Edit> all = new ArrayList<>(edits);
    all.add(edit);
    return new ConfigChange(all);
  }
}
