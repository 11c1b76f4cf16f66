// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.laws;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which bundle a class belongs to, by the rule that the root package is the bundle's name. */
final class Bundles {
  private static final String ROOT = "io.lockgate.";
  private static final List<String> GROUPS =
      List.of("core", "driver", "north", "net", "shell", "codec");

  private Bundles() {}

  /** Every class of ours that ships. */
  static JavaClasses all() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("io.lockgate");
  }

  /** {@code core.config} for a class below {@code io.lockgate.core.config}; empty for a class that is not ours. */
  static String of(JavaClass type) {
    return of(type.getPackageName());
  }

  static String of(String packageName) {
    if (!packageName.startsWith(ROOT)) {
      return "";
    }
    String[] parts = packageName.substring(ROOT.length()).split("\\.");
    return GROUPS.contains(parts[0]) && parts.length > 1 ? parts[0] + "." + parts[1] : parts[0];
  }

  /** All imported classes of the bundle of this one. */
  static Stream<JavaClass> mates(JavaClass type) {
    JavaPackage top = type.getPackage();
    for (Optional<JavaPackage> next = top.getParent(); next.isPresent(); next = top.getParent()) {
      top = next.get();
    }
    return top.getClassesInPackageTree().stream().filter(each -> of(each).equals(of(type)));
  }

  /** Whether a bundle provides something, as opposed to the contracts and what lies outside the framework. */
  static boolean isProvider(String bundle) {
    return bundle.contains(".") && !bundle.startsWith("codec.");
  }
}
