// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Builds a project as an integrator has it: outside the tree, against {@code io.lockgate:api} alone, with a local
 * repository of its own. What Maven needs besides comes from the repository this build already filled.
 */
final class IntegratorBuild {
  private static final String VERSION = System.getProperty("lockgate.version");

  private IntegratorBuild() {}

  /** Copies the project away, runs {@code mvn package}, returns the jar. */
  static Path run(Path project, Path work, String jar) {
    Path copy = work.resolve("project");
    Distribution.copy(project, copy);
    Path repository = publishApi(work.resolve("published"));
    Path settings = work.resolve("settings.xml");
    try {
      Files.writeString(
          settings, settings(repository, Path.of(System.getProperty("lockgate.repository"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ShellResult.run(
            List.of(
                "mvn",
                "-q",
                "-B",
                "-s",
                settings.toString(),
                "-Dmaven.repo.local=" + work.resolve("m2"),
                "-f",
                copy.resolve("pom.xml").toString(),
                "clean",
                "package"),
            Map.of(),
            "")
        .ok();
    return copy.resolve("target").resolve(jar);
  }

  private static Path publishApi(Path repository) {
    try {
      Path api = Files.createDirectories(repository.resolve("io/lockgate/api/" + VERSION));
      Files.copy(
          Distribution.root().resolve("bundles/api/target/api-" + VERSION + ".jar"),
          api.resolve("api-" + VERSION + ".jar"));
      Files.copy(
          Distribution.root().resolve("bundles/api/pom.xml"),
          api.resolve("api-" + VERSION + ".pom"));
      Path parent = Files.createDirectories(repository.resolve("io/lockgate/lockgate/" + VERSION));
      Files.copy(
          Distribution.root().resolve("pom.xml"), parent.resolve("lockgate-" + VERSION + ".pom"));
      return repository;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String settings(Path published, Path filled) {
    return "<settings><mirrors><mirror><id>filled</id><mirrorOf>*,!published</mirrorOf><url>"
        + filled.toUri()
        + "</url></mirror></mirrors><profiles><profile><id>api</id><repositories><repository><id>published</id><url>"
        + published.toUri()
        + "</url></repository></repositories></profile></profiles>"
        + "<activeProfiles><activeProfile>api</activeProfile></activeProfiles></settings>";
  }
}
