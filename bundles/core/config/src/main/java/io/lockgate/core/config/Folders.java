// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where core.config reads and writes.
 *
 * @param etc the operator's {@code .cfg} files
 * @param data the gateway's own folder
 */
public record Folders(Path etc, Path data) {
  static final String ETC_PROPERTY = "lockgate.etc";
  static final String DATA_PROPERTY = "lockgate.data";

  /**
   * From the system properties that the launcher sets.
   *
   * @throws IllegalStateException one is missing
   */
  public static Folders ofThisProcess() {
    return new Folders(property(ETC_PROPERTY), property(DATA_PROPERTY));
  }

  public Path state() {
    return data.resolve("state");
  }

  public Path generations() {
    return data.resolve("generations");
  }

  private static Path property(String name) {
    return Optional.ofNullable(System.getProperty(name))
        .map(Path::of)
        .orElseThrow(() -> new IllegalStateException("system property " + name + " is not set"));
  }
}
