// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who imports which third-party library. */
final class Libraries {
  /** What the platform is made of; everyone may stand on it. */
  private static final List<String> PLATFORM =
      List.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "io.lockgate.",
          "org.osgi.",
          "org.slf4j.",
          "org.jspecify.",
          "org.apache.karaf.");

  /** Karaf's own {@code Session.readLine} throws these, and says so nowhere in its signature. */
  private static final Set<String> THROWN_BY_THE_PLATFORM =
      Set.of("org.jline.reader.EndOfFileException", "org.jline.reader.UserInterruptException");

  private Libraries() {}

  static void assertOneBundleEach(JavaClasses classes) {
    Map<String, Set<String>> users = new TreeMap<>();
    for (JavaClass type : classes) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String used = dependency.getTargetClass().getBaseComponentType().getName();
        if (used.contains(".") && !ofThePlatform(used)) {
          users.computeIfAbsent(library(used), key -> new TreeSet<>()).add(Bundles.of(type));
        }
      }
    }
    assertFalse(users.isEmpty(), "no library found at all: the law looks at nothing");
    users.forEach(
        (library, bundles) ->
            assertEquals(1, bundles.size(), library + " is imported by " + bundles));
  }

  private static boolean ofThePlatform(String type) {
    return PLATFORM.stream().anyMatch(type::startsWith) || THROWN_BY_THE_PLATFORM.contains(type);
  }

  /**
   * What a library is called by the names of its classes: two segments, {@code org.bouncycastle}; in the house of Apache,
   * where one project makes many libraries, four: {@code org.apache.felix.framework}; in that of Eclipse three: {@code
   * org.eclipse.paho}.
   */
  private static String library(String type) {
    String[] parts = type.split("\\.");
    int segments = type.startsWith("org.apache.") ? 4 : type.startsWith("org.eclipse.") ? 3 : 2;
    return String.join(".", List.of(parts).subList(0, Math.min(segments, parts.length)));
  }
}
