// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Which network interfaces are wireless, as the kernel shows it. Where it shows nothing there are none.
 *
 * @param folder one entry a network interface
 */
record Radios(Path folder) {
  static final Radios OF_HOST = new Radios(Path.of("/sys/class/net"));

  private static boolean wireless(Path device) {
    return Files.exists(device.resolve("phy80211")) || Files.exists(device.resolve("wireless"));
  }

  /** Whether the interface of that name is. */
  boolean is(String name) {
    return wireless(folder.resolve(name));
  }

  /** Whether the host has any, up or not. */
  boolean any() throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> devices = Files.list(folder)) {
      return devices.anyMatch(Radios::wireless);
    }
  }
}
