// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.trust;

import io.lockgate.api.security.TrustMode;
import io.lockgate.shell.commands.base.Offer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** The modes as users write them, and offers them. */
@Service
public final class ModeNames extends Offer {
  @Override
  protected Collection<String> words() {
    return Arrays.stream(TrustMode.values()).map(ModeNames::name).toList();
  }

  static String name(TrustMode mode) {
    return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads a mode in any letter case.
   *
   * @throws IllegalArgumentException it is none
   */
  static TrustMode parse(String word) {
    for (TrustMode mode : TrustMode.values()) {
      if (name(mode).equalsIgnoreCase(word)) {
        return mode;
      }
    }
    throw new IllegalArgumentException("no mode '" + word + "': off, warn, trusted, ca-only");
  }
}
