// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config;

import io.lockgate.api.store.ConfigDifference;
import io.lockgate.core.config.generation.Settings;
import io.lockgate.core.config.schema.Schema;
import io.lockgate.core.config.schema.SchemaRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares settings by what they mean: a value that says the default is as good as none. */
final class Differences {
  private static final String SECRET = "set";

  private final SchemaRegistry schemas;

  Differences(SchemaRegistry schemas) {
    this.schemas = schemas;
  }

  /** Settings of a pid without those that say the default. */
  SortedMap<String, String> beyondDefaults(String pid, SortedMap<String, String> settings) {
    SortedMap<String, String> beyond = new TreeMap<>(settings);
    schemas
        .of(pid)
        .ifPresent(
            schema -> beyond.entrySet().removeIf(e -> schema.isDefault(e.getKey(), e.getValue())));
    return Collections.unmodifiableSortedMap(beyond);
  }

  /** Sorted by pid and key. Of a pid whose bundle is not there nothing is known, so all its values count as secret. */
  List<ConfigDifference> between(Settings before, Settings after) {
    List<ConfigDifference> differences = new ArrayList<>();
    for (String pid : after.differingPids(before)) {
      Optional<Schema> schema = schemas.of(pid);
      SortedMap<String, String> old = beyondDefaults(pid, before.of(pid));
      SortedMap<String, String> now = beyondDefaults(pid, after.of(pid));
      SortedSet<String> keys = new TreeSet<>(old.keySet());
      keys.addAll(now.keySet());
      for (String key : keys) {
        Optional<String> was = Optional.ofNullable(old.get(key));
        Optional<String> is = Optional.ofNullable(now.get(key));
        if (!was.equals(is)) {
          boolean secret = schema.map(known -> known.secret(key)).orElse(true);
          differences.add(new ConfigDifference(pid, key, shown(was, secret), shown(is, secret)));
        }
      }
    }
    return differences;
  }

  private static Optional<String> shown(Optional<String> value, boolean secret) {
    return secret ? value.map(hidden -> SECRET) : value;
  }
}
