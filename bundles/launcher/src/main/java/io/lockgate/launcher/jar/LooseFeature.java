// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.jar;

import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** Recognises the bundle that Karaf wraps around a features file lying alone in the deploy folder. */
public final class LooseFeature {
  private static final String FOLDER = "META-INF/org.apache.karaf.shell.features/";

  private LooseFeature() {}

  /** Whether the jar holds a features file and nothing else. */
  public static boolean in(JarFile jar) {
    return jar.stream().anyMatch(entry -> entry.getName().startsWith(FOLDER))
        && jar.stream().filter(entry -> !entry.isDirectory()).allMatch(LooseFeature::belongs);
  }

  private static boolean belongs(ZipEntry entry) {
    return entry.getName().startsWith(FOLDER) || entry.getName().equals(JarFile.MANIFEST_NAME);
  }
}
