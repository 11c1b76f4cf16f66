// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.client;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The terminal this program was started at, steered through {@code stty}, which inherits it as standard input. The JDK
 * has no call of its own for this.
 */
final class LocalTerminal implements AutoCloseable {
  private final String saved;
  private boolean raw;

  private LocalTerminal(String saved) {
    this.saved = saved;
  }

  /** The terminal at standard input; null when that is none, or there is no {@code stty}. */
  static @Nullable LocalTerminal atStandardInput() {
    String settings = stty("-g");
    return settings == null || settings.isEmpty() ? null : new LocalTerminal(settings);
  }

  /** Hands every key on at once and unchanged; output processing stays as it is. */
  synchronized void makeRaw() {
    raw = true;
    stty("-icanon", "-echo", "-isig", "-iexten", "-icrnl", "-ixon", "min", "1", "time", "0");
  }

  /** Size now. */
  WindowSize size() {
    String printed = stty("size");
    return printed == null ? WindowSize.USUAL : WindowSize.parse(printed);
  }

  /** Puts the terminal back as it was found. Safe to call twice, and from a shutdown hook. */
  @Override
  public synchronized void close() {
    if (raw) {
      raw = false;
      stty(saved);
    }
  }

  private static @Nullable String stty(String... words) {
    String[] command = new String[words.length + 1];
    command[0] = "stty";
    System.arraycopy(words, 0, command, 1, words.length);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(Redirect.INHERIT)
              .redirectError(Redirect.DISCARD)
              .start();
      String printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
      return process.waitFor() == 0 ? printed : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
