// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.state;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A checked name of a value.
 *
 * @param text one to four segments, joined by {@code /}
 */
record StateName(String text) {
  private static final String SEGMENT = "[a-z0-9_-][a-z0-9._-]{0,99}";
  private static final Pattern FORM = Pattern.compile(SEGMENT + "(/" + SEGMENT + "){0,3}");

  StateName {
    if (!valid(text)) {
      throw new IllegalArgumentException(
          "a state name is one to four segments of a-z 0-9 . _ - not beginning with a dot: "
              + text);
    }
  }

  static boolean valid(String text) {
    return FORM.matcher(text).matches();
  }

  Path in(Path folder) {
    return folder.resolve(text);
  }
}
