// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words and {@code --name value} or {@code --name=value} pairs of a command line. An empty value counts as not given. */
final class Options {
  private final List<String> words = new ArrayList<>();
  private final Map<String, String> named = new HashMap<>();

  Options(String[] args) {
    for (int i = 0; i < args.length; i++) {
      int equals = args[i].indexOf('=');
      if (!args[i].startsWith("--")) {
        words.add(args[i]);
      } else if (equals > 0) {
        named.put(args[i].substring(2, equals), args[i].substring(equals + 1));
      } else if (i + 1 < args.length) {
        named.put(args[i].substring(2), args[++i]);
      } else {
        throw new IllegalArgumentException(args[i] + " needs a value");
      }
    }
  }

  String word(int index) {
    return index < words.size() ? words.get(index) : "";
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(named.get(name)).filter(value -> !value.isEmpty());
  }

  String required(String name) {
    return optional(name)
        .orElseThrow(() -> new IllegalArgumentException("--" + name + " is missing"));
  }
}
