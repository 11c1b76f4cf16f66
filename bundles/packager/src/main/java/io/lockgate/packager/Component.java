// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * A jar of the distribution by its Maven coordinates.
 *
 * @param group group id
 * @param artifact artifact id
 * @param version version
 * @param licence what its manifest says of its licence, empty when nothing
 */
record Component(String group, String artifact, String version, String licence) {

  /** Coordinates from the place below {@code system}, else from the jar's own Maven properties, else from its name. */
  static Component of(Path code, Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      String licence = licence(file.getManifest());
      Path system = code.resolve("system");
      if (jar.startsWith(system)) {
        Path place = system.relativize(jar);
        int names = place.getNameCount();
        return new Component(
            place.subpath(0, names - 3).toString().replace('/', '.'),
            place.getName(names - 3).toString(),
            place.getName(names - 2).toString(),
            licence);
      }
      return file.stream()
          .filter(entry -> entry.getName().endsWith("/pom.properties"))
          .findFirst()
          .map(entry -> fromProperties(file, entry, licence))
          .orElseGet(() -> fromName(jar.getFileName().toString(), licence));
    }
  }

  private static String licence(@Nullable Manifest manifest) {
    String stated =
        manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-License");
    return stated == null ? "" : stated;
  }

  private static Component fromProperties(JarFile file, ZipEntry entry, String licence) {
    Properties properties = new Properties();
    try (var in = file.getInputStream(entry)) {
      properties.load(in);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new Component(
        properties.getProperty("groupId", ""),
        properties.getProperty("artifactId", ""),
        properties.getProperty("version", ""),
        licence);
  }

  /** Names of jars in {@code lib} end in {@code -<version>.jar}; OSGi's own core has no Maven properties. */
  private static Component fromName(String name, String licence) {
    int dash = name.lastIndexOf('-');
    String artifact = name.substring(0, dash);
    String group = artifact.startsWith("osgi.") ? "org.osgi" : "io.lockgate";
    return new Component(
        group, artifact, name.substring(dash + 1, name.length() - ".jar".length()), licence);
  }
}
