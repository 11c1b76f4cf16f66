// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be changed, all or nothing.
 *
 * @param edits applied in order
 */
public record ConfigChange(List<Edit> edits) {
  /**
   * One setting.
   *
   * @param pid configuration pid, {@code io.lockgate.north.web}; a factory instance is {@code pid~name}
   * @param key attribute
   * @param value new text, or empty to go back to the default
   */
  public record Edit(String pid, String key, Optional<String> value) {}

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

  private ConfigChange with(Edit edit) {
    List<Edit> all = new ArrayList<>(edits);
    all.add(edit);
    return new ConfigChange(all);
  }
}
