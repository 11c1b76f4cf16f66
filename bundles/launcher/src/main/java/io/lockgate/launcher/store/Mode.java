// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.store;

import java.util.Locale;

/** Which code is let in; see the signing policy. In every mode a jar that was changed after signing stays out. */
public enum Mode {
  /** Everything. */
  OFF,
  /** Everything, with a warning for what {@link #TRUSTED} refuses. */
  WARN,
  /** The platform's files and bundles of enrolled signers. */
  TRUSTED,
  /** As {@link #TRUSTED}, and the certificate must have been issued by an enrolled authority. */
  CA_ONLY;

  /** As it is written in the store: {@code off}, {@code warn}, {@code trusted}, {@code ca-only}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The mode with this {@link #label}.
   *
   * @throws IllegalArgumentException there is none
   */
  public static Mode of(String label) {
    for (Mode mode : values()) {
      if (mode.label().equals(label)) {
        return mode;
      }
    }
    throw new IllegalArgumentException("unknown signing mode: " + label);
  }
}
