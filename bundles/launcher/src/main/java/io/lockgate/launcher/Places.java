// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * Where everything lies, as {@code bin/lockgate} says in system properties.
 *
 * @param code the sealed installation
 * @param data what the gateway writes
 */
record Places(Path code, Path data) {
  /**
   * Reads {@code lockgate.code} and {@code lockgate.data}, and requires the two that others read: {@code lockgate.etc}
   * and {@code lockgate.deploy}.
   *
   * @throws IllegalArgumentException one is not set; the message names it
   */
  static Places of(Properties properties) {
    List.of("lockgate.etc", "lockgate.deploy").forEach(name -> require(properties, name));
    return new Places(
        Path.of(require(properties, "lockgate.code")).toAbsolutePath().normalize(),
        Path.of(require(properties, "lockgate.data")).toAbsolutePath().normalize());
  }

  Findings findings() {
    return new Findings(data.resolve("findings"));
  }

  Path trustStore() {
    return data.resolve("state/trust");
  }

  /** What does not outlive a start. */
  Path cache() {
    return data.resolve("cache");
  }

  /** Makes the data folders for this user alone, and an empty bundle cache: what a former run cached is not trusted. */
  void prepare() throws IOException {
    Trees.ensure(data);
    Trees.delete(cache());
    for (String folder : List.of("cache", "cache/kar", "log", "run", "state", "instances")) {
      Trees.ensure(data.resolve(folder));
    }
  }

  /** Tells Karaf where everything lies: nothing of it is to be written into the code folder. */
  void tellKaraf(Path verifiedCode, Properties properties) {
    properties.setProperty("karaf.home", verifiedCode.toString());
    properties.setProperty("karaf.base", verifiedCode.toString());
    properties.setProperty("karaf.etc", verifiedCode.resolve("etc").toString());
    properties.setProperty("karaf.data", data.toString());
    properties.setProperty("karaf.log", data.resolve("log").toString());
    properties.setProperty("karaf.instances", data.resolve("instances").toString());
    properties.setProperty("karaf.startLocalConsole", "false");
    properties.setProperty("karaf.startRemoteShell", "false");
  }

  private static String require(Properties properties, String name) {
    String value = properties.getProperty(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("system property " + name + " is not set");
    }
    return value;
  }
}
