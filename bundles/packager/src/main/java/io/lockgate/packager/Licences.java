// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import java.util.List;
import java.util.Map;

/** The licences that fit Apache-2.0 and how a jar's manifest names them; anything else stops the build. */
final class Licences {
  /** Where a jar offers a choice, the first match is the one we take. */
  private static final List<Map.Entry<String, String>> BY_TEXT =
      List.of(
          Map.entry("apache", "Apache-2.0"),
          Map.entry("bsd-3-clause", "BSD-3-Clause"),
          Map.entry("edl", "BSD-3-Clause"),
          Map.entry("epl-2.0", "EPL-2.0"),
          Map.entry("mit", "MIT"),
          Map.entry("mpl-2.0", "MPL-2.0"));

  /** Jars whose manifest says nothing, with the licence their project states. */
  private static final Map<String, String> BY_GROUP =
      Map.of(
          "org.bouncycastle",
          "MIT",
          "com.fazecast",
          "Apache-2.0",
          "org.glassfish.jaxb",
          "BSD-3-Clause",
          "io.lockgate",
          "Apache-2.0");

  private Licences() {}

  /** SPDX id. */
  static String of(Component component) {
    String stated = component.licence().toLowerCase(java.util.Locale.ROOT);
    for (Map.Entry<String, String> known : BY_TEXT) {
      if (stated.contains(known.getKey())) {
        return known.getValue();
      }
    }
    String byGroup = BY_GROUP.get(component.group());
    if (byGroup == null) {
      throw new IllegalStateException(
          component + ": licence not in the list of those that fit; see Licences");
    }
    return byGroup;
  }
}
