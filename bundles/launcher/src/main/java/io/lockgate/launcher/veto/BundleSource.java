// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.veto;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Turns bundles by reference into copies: a file that is used where it lies could be changed after the check. */
final class BundleSource {
  private static final String REFERENCE = "reference:";
  private static final String FILE = "file:";

  private BundleSource() {}

  /**
   * The stream to copy from; null when the framework shall open the location itself.
   *
   * @throws IOException the reference is not to a regular file
   */
  static @Nullable InputStream of(String location, @Nullable InputStream given) throws IOException {
    if (given != null || !location.startsWith(REFERENCE)) {
      return given;
    }
    String target = location.substring(REFERENCE.length());
    if (!target.startsWith(FILE)) {
      throw new IOException("a reference must be to a file: " + location);
    }
    Path file = Path.of(URI.create(target).getSchemeSpecificPart());
    if (!Files.isRegularFile(file)) {
      throw new IOException("a reference must be to a jar: " + location);
    }
    return Files.newInputStream(file);
  }
}
