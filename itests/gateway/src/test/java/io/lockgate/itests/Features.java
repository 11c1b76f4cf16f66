// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.awaitility.Awaitility;

/** Feature repositories and KARs made on the fly. */
final class Features {
  private Features() {}

  /** Feature {@code unrelated} with one signed bundle without code. */
  static void installUnrelated(GatewayProcess gateway, TestSigner oem, Path work) {
    Path bundle =
        oem.sign(
            TestBundle.empty(work, "com.example.unrelated"), work.resolve("unrelated-signed.jar"));
    Path repository = repository(work, "unrelated", bundle);
    gateway.shell("feature:repo-add", repository.toUri().toString()).ok();
    gateway.shell("feature:install", "unrelated").ok();
    Awaitility.await("feature installed")
        .atMost(Duration.ofSeconds(15))
        .until(
            () ->
                gateway
                    .shell("bundle:list", "-t", "0", "-s", "--no-format")
                    .out()
                    .contains("com.example.unrelated"));
  }

  /** A repository file with one feature of one bundle. */
  static Path repository(Path folder, String feature, Path bundle) {
    try {
      return Files.writeString(
          folder.resolve(feature + "-features.xml"), xml(feature, bundle.toUri().toString(), ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A KAR, not signed, with one feature of one bundle, and {@code more} inside its features file. */
  static Path kar(Path file, String feature, Path bundle, String more) {
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      String coordinates = "com/example/" + feature + "/1.0.0/" + feature + "-1.0.0";
      entry(
          jar,
          "META-INF/MANIFEST.MF",
          "Manifest-Version: 1.0\nKaraf-Feature-Start: true\n\n".getBytes(StandardCharsets.UTF_8));
      entry(
          jar,
          "repository/" + coordinates + "-features.xml",
          xml(feature, "mvn:com.example/" + feature + "/1.0.0", more)
              .getBytes(StandardCharsets.UTF_8));
      entry(jar, "repository/" + coordinates + ".jar", Files.readAllBytes(bundle));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void entry(JarOutputStream jar, String name, byte[] content) throws IOException {
    jar.putNextEntry(new ZipEntry(name));
    jar.write(content);
    jar.closeEntry();
  }

  private static String xml(String feature, String bundle, String more) {
    return "<features name=\""
        + feature
        + "\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">"
        + "<feature name=\""
        + feature
        + "\" version=\"1.0.0\"><bundle>"
        + bundle
        + "</bundle>"
        + more
        + "</feature></features>";
  }
}
