// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Outcome of one shell command.
 *
 * @param status exit status
 * @param out standard output
 * @param err standard error
 */
record ShellResult(int status, String out, String err) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static ShellResult run(List<String> line, Map<String, String> environment, String input) {
    return run(line, environment, input, Duration.ofSeconds(60));
  }

  static ShellResult run(
      List<String> line, Map<String, String> environment, String input, Duration limit) {
    try {
      Path out = Files.createTempFile("lockgate", ".out");
      Path err = Files.createTempFile("lockgate", ".err");
      ProcessBuilder builder = new ProcessBuilder(line);
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(
            "still running after "
                + limit.toSeconds()
                + " s: "
                + line
                + "\n"
                + Files.readString(out)
                + Files.readString(err));
      }
      ShellResult result =
          new ShellResult(process.exitValue(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** This, when it succeeded. */
  ShellResult ok() {
    if (status != 0) {
      throw new AssertionError("status " + status + "\n" + out + err);
    }
    return this;
  }

  /** The output as JSON. */
  JsonNode json() {
    try {
      return JSON.readTree(ok().out);
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + out, e);
    }
  }
}
