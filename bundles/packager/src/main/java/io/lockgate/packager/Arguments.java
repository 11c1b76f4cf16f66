// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Positional arguments, and options of the form {@code --name value}, in any order. */
record Arguments(List<String> positional, Map<String, String> options) {
  static Arguments parse(String... args) {
    List<String> positional = new ArrayList<>();
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < args.length; i++) {
      if (!args[i].startsWith("--")) {
        positional.add(args[i]);
      } else if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value");
      } else {
        options.put(args[i].substring(2), args[++i]);
      }
    }
    return new Arguments(positional, options);
  }

  Path path(int index) {
    if (index >= positional.size()) {
      throw new IllegalArgumentException("argument " + (index + 1) + " is missing");
    }
    return Path.of(positional.get(index));
  }

  boolean has(String name) {
    return options.containsKey(name);
  }

  String option(String name) {
    String value = options.get(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }
}
