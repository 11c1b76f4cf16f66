// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import java.util.Locale;
import java.util.Optional;

/** Which of the declared sets of zones holds for services without a setting of their own. */
enum Preset {
  /** The factory state. */
  PANEL,
  /** Everything unused is off. */
  HARDENED;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Preset> of(String id) {
    for (Preset preset : values()) {
      if (preset.id().equals(id)) {
        return Optional.of(preset);
      }
    }
    return Optional.empty();
  }
}
