// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.api.security.TrustMode;
import java.util.Locale;

/** The launcher's words for modes, {@code ca-only}, and ours. */
final class Modes {
  private Modes() {}

  static TrustMode of(String label) {
    return TrustMode.valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  static String label(TrustMode mode) {
    return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
