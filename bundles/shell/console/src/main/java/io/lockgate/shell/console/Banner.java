// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.console;

import io.lockgate.api.security.SignerRegistry;
import io.lockgate.api.security.TrustMode;
import java.util.Locale;

/** What an interactive session begins with: a greeting, and a warning while code is let in that should not be. */
final class Banner {
  private final SignerRegistry signers;

  Banner(SignerRegistry signers) {
    this.signers = signers;
  }

  /** Lines to print, each ended by a line feed. */
  String text() {
    StringBuilder text =
        new StringBuilder("Lockgate. Tab completes, --help explains, logout leaves.\n");
    TrustMode mode = signers.mode();
    if (mode == TrustMode.OFF || mode == TrustMode.WARN) {
      text.append("WARNING: trust mode is ")
          .append(mode.name().toLowerCase(Locale.ROOT))
          .append(": unsigned code is let in. Not for operation.\n");
    }
    if (Boolean.getBoolean("lockgate.development")) {
      text.append("WARNING: this build is signed with the development key. Not for operation.\n");
    }
    return text.toString();
  }
}
