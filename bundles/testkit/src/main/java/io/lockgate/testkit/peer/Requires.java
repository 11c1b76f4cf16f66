// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.peer;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs of its host. Where it is missing the test is skipped and says so on standard error; with
 * {@code CI=true} in the environment it fails instead, so that nothing is left out unnoticed.
 */
public final class Requires {
  private static final List<String> ALWAYS = List.of("/usr/sbin", "/sbin");

  private final Map<String, String> environment;
  private final PrintStream console;

  Requires(Map<String, String> environment, PrintStream console) {
    this.environment = environment;
    this.console = console;
  }

  private static Requires here() {
    return new Requires(System.getenv(), System.err);
  }

  /** The program of that name on the PATH (or in an sbin folder), or at that path. */
  public static Path program(String name) {
    return here().findProgram(name);
  }

  /** The right to do what only root may. */
  public static void root() {
    here().findRoot();
  }

  /** Any other condition; {@code what} completes the sentence "this test needs ...". */
  public static void that(boolean present, String what) {
    here().check(present, what);
  }

  Path findProgram(String name) {
    Optional<Path> found = candidates(name).filter(Files::isExecutable).findFirst();
    check(found.isPresent(), "program " + name);
    return found.orElseThrow();
  }

  private Stream<Path> candidates(String name) {
    if (name.startsWith("/")) {
      return Stream.of(Path.of(name));
    }
    String path = environment.getOrDefault("PATH", "");
    return Stream.concat(Stream.of(path.split(":")), ALWAYS.stream())
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name));
  }

  private void findRoot() {
    check(effectiveUser() == 0, "root");
  }

  private static int effectiveUser() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("Uid:"))
          .map(line -> Integer.parseInt(line.split("\\s+")[2]))
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void check(boolean present, String what) {
    if (present) {
      return;
    }
    String sentence = "this test needs " + what;
    if ("true".equalsIgnoreCase(environment.get("CI"))) {
      throw new AssertionError(sentence + ", and CI=true allows no gaps");
    }
    console.println("SKIPPED: " + sentence);
    Assumptions.abort(sentence);
  }
}
