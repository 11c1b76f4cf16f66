// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;

/** Bundles made on the fly from packages of this module. */
final class TestBundle {
  private TestBundle() {}

  /** Bundle of the sample service under the given symbolic name. */
  static Path sample(Path folder, String symbolicName) {
    return of(folder, symbolicName, "sample");
  }

  /** Bundle of one of the packages below this one. */
  static Path of(Path folder, String symbolicName, String packageName) {
    return build(
        folder, symbolicName, Map.of("Private-Package", "io.lockgate.itests." + packageName));
  }

  /** Bundle of the redeploy loop. */
  static Path loop(Path folder, String symbolicName) {
    return build(
        folder,
        symbolicName,
        Map.of(
            "Private-Package",
            "io.lockgate.itests.redeploy",
            "Bundle-Activator",
            "io.lockgate.itests.redeploy.RedeployLoop"));
  }

  /** Bundle whose code leaves a canary file when it runs. */
  static Path canary(Path folder, String symbolicName, Map<String, String> more) {
    Map<String, String> headers =
        new java.util.HashMap<>(
            Map.of(
                "Private-Package", "io.lockgate.itests.canary",
                "Bundle-Activator", "io.lockgate.itests.canary.Canary"));
    headers.putAll(more);
    return build(folder, symbolicName, headers);
  }

  /** Bundle with one text file and nothing that runs. */
  static Path empty(Path folder, String symbolicName) {
    return build(
        folder,
        symbolicName,
        Map.of(
            "Private-Package",
            "io.lockgate.itests.empty",
            "-resourceonly",
            "true",
            "-includeresource",
            "note.txt;literal='" + symbolicName + "'"));
  }

  private static Path build(Path folder, String symbolicName, Map<String, String> headers) {
    try (Builder builder = new Builder()) {
      builder.setProperty("Bundle-SymbolicName", symbolicName);
      builder.setProperty("Bundle-Version", "1.0.0");
      builder.setProperty("-noextraheaders", "true");
      builder.setProperty("Import-Package", "!org.jspecify.annotations,*");
      headers.forEach(builder::setProperty);
      builder.addClasspath(new File("target/test-classes"));
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        // A fresh checkout has no folder for main classes: this module has tests only.
        if (new File(entry).exists()) {
          builder.addClasspath(new File(entry));
        }
      }
      Path file = folder.resolve(symbolicName + ".jar");
      try (Jar jar = builder.build()) {
        if (!builder.isOk()) {
          throw new IllegalStateException(builder.getErrors().toString());
        }
        jar.write(file.toFile());
      }
      return file;
    } catch (Exception e) {
      throw new IllegalStateException("bundle " + symbolicName + " not built", e);
    }
  }
}
