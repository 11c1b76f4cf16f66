// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Maven as an integrator has it: outside the tree, with a local repository of its own, in reach of what is published for
 * him. What Maven needs besides comes from the repository this build already filled.
 */
final class IntegratorBuild {
  private static final String VERSION = System.getProperty("lockgate.version");
  private static final Path FILLED = Path.of(System.getProperty("lockgate.repository"));

  private final Path work;
  private final Path published;

  /** Nothing is published yet but the parent of the poms. */
  IntegratorBuild(Path work) {
    this.work = work;
    this.published = work.resolve("published");
    publish("lockgate", "pom", Distribution.root().resolve("pom.xml"));
    try {
      Files.writeString(settings(), text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies the project away, runs {@code mvn package} against the contracts alone, returns the jar. */
  static Path run(Path project, Path work, String jar) {
    Path copy = work.resolve("project");
    Distribution.copy(project, copy);
    IntegratorBuild build = new IntegratorBuild(work).publish("api", "bundles/api");
    List<String> line = new ArrayList<>(List.of("mvn", "-q", "-B", "-f", copy + "/pom.xml"));
    line.addAll(build.options());
    line.addAll(List.of("clean", "package"));
    ShellResult.run(line, Map.of(), "").ok();
    return copy.resolve("target").resolve(jar);
  }

  /** Publishes the built module in a folder of the tree. */
  IntegratorBuild publish(String artifact, String module) {
    Path folder = Distribution.root().resolve(module);
    publish(artifact, "pom", folder.resolve("pom.xml"));
    return publish(artifact, "jar", folder.resolve("target/" + artifact + "-" + VERSION + ".jar"));
  }

  /**
   * Builds the archetype and publishes it. Built with the repository of this build, which so gets the plugins that are
   * needed to generate a project.
   */
  IntegratorBuild publishArchetype() {
    Path copy = work.resolve("archetype");
    Distribution.copy(Distribution.root().resolve("archetypes/driver"), copy);
    ShellResult.run(
            List.of(
                "mvn",
                "-q",
                "-B",
                "-Dmaven.repo.local=" + FILLED,
                "-f",
                copy + "/pom.xml",
                "clean",
                "package"),
            Map.of(),
            "")
        .ok();
    publish("driver-archetype", "pom", copy.resolve("pom.xml"));
    return publish(
        "driver-archetype", "jar", copy.resolve("target/driver-archetype-" + VERSION + ".jar"));
  }

  private IntegratorBuild publish(String artifact, String type, Path file) {
    try {
      Path folder =
          Files.createDirectories(published.resolve("io/lockgate/" + artifact + "/" + VERSION));
      Files.copy(file, folder.resolve(artifact + "-" + VERSION + "." + type));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Words for Maven's command line. */
  List<String> options() {
    return List.of("-s", settings().toString(), "-Dmaven.repo.local=" + work.resolve("m2"));
  }

  private Path settings() {
    return work.resolve("settings.xml");
  }

  private String text() {
    return "<settings><mirrors><mirror><id>filled</id><mirrorOf>*,!published</mirrorOf><url>"
        + FILLED.toUri()
        + "</url></mirror></mirrors><profiles><profile><id>api</id><repositories><repository><id>published</id><url>"
        + published.toUri()
        + "</url></repository></repositories></profile></profiles>"
        + "<activeProfiles><activeProfile>api</activeProfile></activeProfiles></settings>";
  }
}
