// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.api.driver.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How states and settings are shown. */
final class States {
  private States() {}

  static String of(State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The settings that are not the defaults, as the status shows them: without secrets.
   *
   * @param configured their keys
   */
  static List<String> settings(Set<String> configured, Settings settings) {
    return configured.stream()
        .filter(settings.values()::containsKey)
        .sorted()
        .map(key -> key + "=" + settings.text(key, ""))
        .toList();
  }
}
