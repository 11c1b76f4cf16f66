// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.store.ConfigStore;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** How states and settings are shown. */
final class States {
  private States() {}

  static String of(State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The settings that are not the defaults, as the status shows them: without secrets. */
  static List<String> settings(ConfigStore store, String kind, String id, Settings settings) {
    Set<String> configured = new TreeSet<>();
    for (String pid : store.pids()) {
      if (pid.endsWith(kind + "~" + id)) {
        configured.addAll(store.get(pid).keySet());
      }
    }
    return configured.stream()
        .filter(settings.values()::containsKey)
        .map(key -> key + "=" + settings.text(key, ""))
        .toList();
  }
}
