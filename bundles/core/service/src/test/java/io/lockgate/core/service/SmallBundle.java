// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A bundle that holds nothing but a manifest. */
final class SmallBundle {
  private SmallBundle() {}

  static InputStream of(String name, String capabilities) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", name);
    main.putValue("Bundle-Version", "1.0.0");
    if (!capabilities.isEmpty()) {
      main.putValue("Provide-Capability", capabilities);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new JarOutputStream(bytes, manifest).close();
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  /** A service capability as the build writes it. */
  static String service(String id, String zones, String panel, String hardened) {
    return "io.lockgate.service;id="
        + id
        + ";title=\"Service "
        + id
        + "\";ports:List<String>=\"tcp/1\";zones:List<String>=\""
        + zones
        + "\""
        + (panel.isEmpty() ? "" : ";panel:List<String>=\"" + panel + "\"")
        + (hardened.isEmpty() ? "" : ";hardened:List<String>=\"" + hardened + "\"");
  }
}
