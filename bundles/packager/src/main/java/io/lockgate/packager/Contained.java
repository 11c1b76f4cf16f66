// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * The libraries inside a bundle of ours, as its manifest header names them: {@code Lockgate-Contains:
 * group:artifact:version:licence, …}.
 */
final class Contained {
  private static final String HEADER = "Lockgate-Contains";
  private static final String OURS = "io.lockgate";

  private Contained() {}

  /**
   * Reads the header of a jar.
   *
   * @throws IllegalStateException a bundle of ours holds classes of others and does not say whose
   */
  static List<Component> in(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      @Nullable Manifest manifest = file.getManifest();
      if (manifest == null || !ours(manifest.getMainAttributes())) {
        return List.of();
      }
      String header = manifest.getMainAttributes().getValue(HEADER);
      if (header == null && holdsForeign(file)) {
        throw new IllegalStateException(jar + " holds classes of others without " + HEADER);
      }
      return header == null ? List.of() : parse(header);
    }
  }

  private static boolean ours(Attributes attributes) {
    String name = attributes.getValue("Bundle-SymbolicName");
    return name != null && name.startsWith(OURS);
  }

  private static boolean holdsForeign(JarFile file) {
    return file.stream()
        .map(entry -> entry.getName())
        .anyMatch(name -> name.endsWith(".class") && !name.startsWith(OURS.replace('.', '/')));
  }

  private static List<Component> parse(String header) {
    List<Component> found = new ArrayList<>();
    for (String each : header.split(",", -1)) {
      String[] parts = each.strip().split(":", -1);
      if (parts.length != 4) {
        throw new IllegalStateException(HEADER + ": not group:artifact:version:licence: " + each);
      }
      found.add(new Component(parts[0], parts[1], parts[2], parts[3]));
    }
    return found;
  }
}
