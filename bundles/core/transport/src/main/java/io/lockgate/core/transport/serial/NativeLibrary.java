// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.serial;

import io.lockgate.api.driver.DriverException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The native half of jSerialComm, which we ship: folder {@value #FOLDER_PROPERTY}, in it {@code
 * Linux/<architecture>/libjSerialComm.so}. Left alone, jSerialComm would look for it in the temporary folder and in the
 * user's home, and unpack it there for everybody to replace. So it is not touched unless our file is there; and the
 * folders where it would look or unpack are moved to a place where nothing can exist, in case the file does not load.
 */
final class NativeLibrary {
  /** System property of jSerialComm that names the folder. */
  static final String FOLDER_PROPERTY = "jSerialComm.library.path";

  /** System property of jSerialComm that becomes a part of the path below the temporary folder and the home. */
  private static final String UNPACK_PROPERTY = "fazecast.jSerialComm.appid";

  private static final String NOWHERE = "../".repeat(64) + "proc/nowhere";

  private NativeLibrary() {}

  /**
   * Makes sure that jSerialComm, loaded after this, finds our file or fails.
   *
   * @throws DriverException.NotConnected it is not there
   */
  static void prepare() throws DriverException.NotConnected {
    String folder = System.getProperty(FOLDER_PROPERTY, "");
    if (folder.isBlank()) {
      throw new DriverException.NotConnected(
          "no serial ports: system property " + FOLDER_PROPERTY + " is not set");
    }
    Path file = Path.of(folder, "Linux", architecture(), "libjSerialComm.so");
    if (!Files.isReadable(file)) {
      throw new DriverException.NotConnected("no serial ports: " + file + " is missing");
    }
    System.setProperty(UNPACK_PROPERTY, NOWHERE);
  }

  /** The folder of this machine's architecture, in the words of jSerialComm. */
  static String architecture() {
    String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64" -> "armv8_64";
      case "arm" -> "armv7hf";
      case "x86", "i386", "i686" -> "x86";
      default -> name;
    };
  }
}
