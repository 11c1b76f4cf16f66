// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.launcher.install.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagerTest {
  private static final String EPOCH = "2026-11-01T00:00:00Z";

  @TempDir private Path temp;
  private Path code = Path.of("");

  @BeforeEach
  void layOut() throws IOException {
    code = temp.resolve("code");
    jar("system/org/acme/thing/1.2/thing-1.2.jar", "Apache-2.0");
    jar("lib/boot/osgi.core-8.0.0.jar", "Apache-2.0");
    Files.createDirectories(code.resolve("bin"));
    Files.writeString(code.resolve("bin/lockgate"), "#!/bin/sh\n");
  }

  @Test
  void a_sealed_folder_verifies_and_one_changed_byte_does_not() throws Exception {
    run("seal", code.toString(), "--development", temp.resolve("key").toString());
    assertTrue(Installation.verify(code).seal().list().development());
    Files.writeString(code.resolve("bin/lockgate"), "#!/bin/sh\n#");
    assertThrows(Exception.class, () -> Installation.verify(code));
  }

  @Test
  void the_development_key_is_made_once_and_is_private() throws Exception {
    Path key = temp.resolve("key");
    run("seal", code.toString(), "--development", key.toString());
    byte[] first = Files.readAllBytes(code.resolve("trust/platform.pem"));
    run("seal", code.toString(), "--development", key.toString());
    assertArrayEquals(first, Files.readAllBytes(code.resolve("trust/platform.pem")));
    for (String file : new String[] {"development.p12", "password"}) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(key.resolve(file))));
    }
  }

  @Test
  void a_release_key_leaves_no_development_mark() throws Exception {
    Path key = temp.resolve("key");
    run("seal", code.toString(), "--development", key.toString());
    run(
        "seal",
        code.toString(),
        "--keystore",
        key.resolve("development.p12").toString(),
        "--alias",
        "development",
        "--password-file",
        key.resolve("password").toString());
    assertFalse(Installation.verify(code).seal().list().development());
    assertFalse(Files.exists(code.resolve("trust/development")));
  }

  @Test
  void a_link_cannot_be_sealed() throws Exception {
    Files.createSymbolicLink(code.resolve("bin/link"), code.resolve("bin/lockgate"));
    assertThrows(
        IOException.class,
        () -> run("seal", code.toString(), "--development", temp.resolve("key").toString()));
  }

  @Test
  void equal_content_gives_an_equal_archive_whatever_its_times() throws Exception {
    Path one = temp.resolve("one.tar.gz");
    Path two = temp.resolve("two.tar.gz");
    run("tar", code.toString(), one.toString(), "--prefix", "p", "--epoch", EPOCH);
    Files.setLastModifiedTime(code.resolve("bin/lockgate"), FileTime.from(Instant.EPOCH));
    run("tar", code.toString(), two.toString(), "--prefix", "p", "--epoch", EPOCH);
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
  }

  @Test
  void the_bill_of_materials_names_each_jar_with_its_licence_twice_the_same() throws Exception {
    run("sbom", code.toString(), "--version", "0.1.0", "--epoch", EPOCH);
    String first = Files.readString(code.resolve("sbom.json"));
    assertTrue(first.contains("pkg:maven/org.acme/thing@1.2"), first);
    assertTrue(first.contains("pkg:maven/org.osgi/osgi.core@8.0.0"), first);
    run("sbom", code.toString(), "--version", "0.1.0", "--epoch", EPOCH);
    assertEquals(first, Files.readString(code.resolve("sbom.json")));
  }

  @Test
  void libraries_inside_a_bundle_of_ours_are_named() throws Exception {
    String path = "system/io/lockgate/both/1.0/both-1.0.jar";
    Manifest manifest = manifest("Apache-2.0");
    manifest.getMainAttributes().putValue("Bundle-SymbolicName", "io.lockgate.both");
    jar(path, manifest, "org/acme/Inside.class");
    String[] sbom = {"sbom", code.toString(), "--version", "0.1.0", "--epoch", EPOCH};
    assertThrows(IllegalStateException.class, () -> run(sbom));
    manifest.getMainAttributes().putValue("Lockgate-Contains", "org.acme:inside:1.1:MIT");
    jar(path, manifest, "org/acme/Inside.class");
    run(sbom);
    String bill = Files.readString(code.resolve("sbom.json"));
    assertTrue(bill.contains("pkg:maven/org.acme/inside@1.1"), bill);
    manifest.getMainAttributes().putValue("Lockgate-Contains", "org.acme:inside:1.1");
    jar(path, manifest, "org/acme/Inside.class");
    assertThrows(IllegalStateException.class, () -> run(sbom));
  }

  @Test
  void the_start_list_has_one_order_and_the_features_service_last() throws Exception {
    Path list = code.resolve("etc/startup.properties");
    Files.createDirectories(code.resolve("etc"));
    String features = "mvn\\:org.apache.karaf.features/org.apache.karaf.features.core/4.4.10";
    Files.writeString(list, "# made\nmvn\\:b/b/1 = 30\n" + features + " = 15\nmvn\\:a/a/1 = 30\n");
    run("startlist", code.toString());
    assertEquals(
        "mvn\\:a/a/1 = 30\nmvn\\:b/b/1 = 30\n" + features + " = 90\n", Files.readString(list));
  }

  @Test
  void an_unknown_licence_stops_the_build() throws Exception {
    jar("system/org/acme/other/1.0/other-1.0.jar", "Proprietary");
    assertThrows(
        IllegalStateException.class,
        () -> run("sbom", code.toString(), "--version", "0.1.0", "--epoch", EPOCH));
  }

  @Test
  void a_wrong_call_says_how_it_goes() {
    var failure = assertThrows(IllegalArgumentException.class, () -> run("frob"));
    assertTrue(String.valueOf(failure.getMessage()).contains("packager seal"));
  }

  private static void run(String... args) throws Exception {
    Main.main(args);
  }

  private void jar(String path, String licence) throws IOException {
    jar(path, manifest(licence));
  }

  private void jar(String path, Manifest manifest, String... entries) throws IOException {
    Path file = code.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      for (String entry : entries) {
        out.putNextEntry(new ZipEntry(entry));
        out.closeEntry();
      }
      out.finish();
    }
  }

  private static Manifest manifest(String licence) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Bundle-License", licence);
    return manifest;
  }
}
