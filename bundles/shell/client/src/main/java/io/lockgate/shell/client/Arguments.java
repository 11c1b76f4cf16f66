// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.client;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the program was asked to do.
 *
 * @param socket where the gateway listens
 * @param command one line to run, or empty for an interactive session
 */
record Arguments(Path socket, String command) {
  /** Longest command, in characters; with that the hello always fits one frame. */
  private static final int LONGEST = 16_000;

  /** How to call the program. */
  static final String USAGE =
      """
      usage: lockgate-shell [--socket PATH] [command words...]
      Without a command: an interactive session. The socket is --socket, else run/console.sock in
      the data folder named by property lockgate.data or environment LOCKGATE_DATA.""";

  /**
   * Reads the command line. Words are joined by blanks: quoting is the gateway shell's.
   *
   * @throws IllegalArgumentException it names no socket; the message is for the user
   */
  static Arguments of(String[] words, Properties properties, Map<String, String> environment) {
    int next = 0;
    String socket = null;
    if (words.length > 0 && words[0].equals("--socket")) {
      if (words.length < 2) {
        throw new IllegalArgumentException("--socket needs a path\n" + USAGE);
      }
      socket = words[1];
      next = 2;
    } else if (words.length > 0 && words[0].startsWith("-")) {
      throw new IllegalArgumentException(USAGE);
    }
    StringBuilder command = new StringBuilder();
    for (int i = next; i < words.length; i++) {
      command.append(i == next ? "" : " ").append(words[i]);
    }
    if (command.indexOf("\n") >= 0 || command.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a command is one line of at most " + LONGEST + " characters");
    }
    return new Arguments(
        socket != null ? Path.of(socket) : inDataFolder(properties, environment),
        command.toString());
  }

  private static Path inDataFolder(Properties properties, Map<String, String> environment) {
    @Nullable String data = properties.getProperty("lockgate.data");
    if (data == null || data.isEmpty()) {
      data = environment.get("LOCKGATE_DATA");
    }
    if (data == null || data.isEmpty()) {
      throw new IllegalArgumentException("which gateway? no data folder is known\n" + USAGE);
    }
    return Path.of(data, "run", "console.sock");
  }
}
