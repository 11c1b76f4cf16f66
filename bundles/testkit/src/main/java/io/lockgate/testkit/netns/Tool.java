// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.netns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a small program of the host to its end. */
final class Tool {
  private Tool() {}

  /**
   * What it was, and what it said.
   *
   * @param line the command
   * @param status exit status
   * @param output standard output and standard error together
   */
  record Outcome(List<String> line, int status, String output) {
    String orThrow() {
      if (status != 0) {
        throw new IllegalStateException(String.join(" ", line) + ": " + output.strip());
      }
      return output;
    }
  }

  static Outcome run(List<String> line) {
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(line, process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
