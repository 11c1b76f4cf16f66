// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The native half of SQLite, which we ship: folder {@value #FOLDER_PROPERTY}, in it {@code
 * org/sqlite/native/Linux/<architecture>/libsqlitejdbc.so}. Left alone, the library would unpack a copy into the temporary
 * folder at each start. So it is not touched unless our file is there; and the folder where it would unpack is one
 * in which nothing can be made, in case the file does not load.
 */
public final class NativeLibrary {
  /** System property that names the folder of all native libraries. */
  static final String FOLDER_PROPERTY = "lockgate.native";

  private static final String NAME = "libsqlitejdbc.so";

  /** The library looks through this folder for copies of its own, so it must be one; nobody can make a file in it. */
  private static final String NOWHERE = "/proc";

  private NativeLibrary() {}

  /**
   * Makes sure that SQLite, used after this for the first time, loads our file or fails.
   *
   * @throws IOException the file is not there
   */
  public static void prepare() throws IOException {
    String folder = System.getProperty(FOLDER_PROPERTY, "");
    if (folder.isBlank()) {
      throw new IOException("no sample log: system property " + FOLDER_PROPERTY + " is not set");
    }
    Path place = Path.of(folder, "org", "sqlite", "native", "Linux", architecture());
    Path file = place.resolve(NAME);
    if (!Files.isReadable(file)) {
      throw new IOException("no sample log: " + file + " is missing");
    }
    System.setProperty("org.sqlite.lib.path", place.toString());
    System.setProperty("org.sqlite.lib.name", NAME);
    System.setProperty("org.sqlite.tmpdir", NOWHERE);
  }

  /** The folder of this machine's architecture, in the words of the library. */
  static String architecture() {
    String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "aarch64";
      case "arm" -> "armv7";
      case "x86", "i386", "i686" -> "x86";
      default -> name;
    };
  }
}
