// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The build's gates stop a planted violation, each its own; the laws are planted against in {@code itests/laws}. */
@Tag("alone")
class GatesIT {
  private static final String HEAD =
      "// SPDX-License-Identifier: Apache-2.0\npackage io.lockgate.planted;\n\n";
  private static final String DOC = "/** Planted. */\n";

  @Test
  void clean_code_passes() throws Exception {
    ShellResult build =
        build("clean", HEAD + DOC + "final class Planted {\n  private Planted() {}\n}\n");
    assertEquals(0, build.status(), build.out());
  }

  @Test
  void the_formatter_stops_bad_format() throws Exception {
    fails(
        "format",
        HEAD + DOC + "final class Planted {\n      private Planted( ) {}\n}\n",
        "spotless");
  }

  @Test
  void a_javac_warning_stops_the_build() throws Exception {
    fails(
        "warning",
        HEAD
            + "import java.util.List;\n\n"
            + DOC
            + "final class Planted {\n  private Planted() {}\n\n"
            + "  static List<String> raw(Object value) {\n    return (List<String>) value;\n  }\n}\n",
        "unchecked");
  }

  @Test
  void the_nullness_checker_stops_a_null_where_none_may_be() throws Exception {
    fails(
        "nullness",
        HEAD
            + DOC
            + "final class Planted {\n  private Planted() {}\n\n"
            + "  static String never() {\n    return null;\n  }\n}\n",
        "NullAway");
  }

  @Test
  void spotbugs_stops_a_weak_digest() throws Exception {
    fails(
        "spotbugs",
        HEAD
            + "import java.security.MessageDigest;\nimport java.security.NoSuchAlgorithmException;\n\n"
            + DOC
            + "final class Planted {\n  private Planted() {}\n\n  static byte[] weak(byte[] data) throws NoSuchAlgorithmException {\n"
            + "    return MessageDigest.getInstance(\"MD5\").digest(data);\n  }\n}\n",
        "WEAK_MESSAGE_DIGEST_MD5");
  }

  private static void fails(String name, String source, String reason) throws IOException {
    ShellResult build = build(name, source);
    assertNotEquals(0, build.status(), build.out());
    assertTrue(build.out().contains(reason), build.out());
  }

  /** Builds a module of its own below this one's target folder, with the project's parent. */
  private static ShellResult build(String name, String source) throws IOException {
    Path module = Distribution.root().resolve("itests/gateway/target/planted/" + name);
    Path folder = module.resolve("src/main/java/io/lockgate/planted");
    Files.createDirectories(folder);
    Files.writeString(
        module.resolve("pom.xml"),
        "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion><parent>"
            + "<groupId>io.lockgate</groupId><artifactId>lockgate</artifactId><version>"
            + System.getProperty("lockgate.version")
            + "</version><relativePath>../../../../../pom.xml</relativePath></parent><artifactId>planted-"
            + name
            + "</artifactId></project>");
    Files.writeString(
        folder.resolve("package-info.java"),
        "// SPDX-License-Identifier: Apache-2.0\n/** Planted. */\n@NullMarked\npackage io.lockgate.planted;\n\nimport org.jspecify.annotations.NullMarked;\n");
    Files.writeString(folder.resolve("Planted.java"), source);
    return ShellResult.run(
        List.of(
            "mvn",
            "-o",
            "-B",
            "-f",
            module.resolve("pom.xml").toString(),
            "-Dmaven.repo.local=" + System.getProperty("lockgate.repository"),
            "verify"),
        Map.of(),
        "");
  }
}
