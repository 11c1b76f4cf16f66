// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.launcher.fixture.Keys;
import io.lockgate.launcher.fixture.Release;
import io.lockgate.launcher.fixture.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  private Path code = Path.of("");
  private Release release = new Release(code);

  @BeforeEach
  void make(@TempDir Path folder) throws Exception {
    code = folder.resolve("code");
    release = Release.make(Files.createDirectories(code));
  }

  @Test
  void an_untouched_release_is_accepted() throws Exception {
    Installation installation = Installation.verify(code);
    assertEquals(24, installation.digests().size());
    assertEquals(Keys.certificate(Keys.PLATFORM), installation.seal().platform());
    assertFalse(installation.seal().list().development());
  }

  @Test
  void one_flipped_bit_in_any_file_is_found_and_named() throws Exception {
    int flipped = 0;
    for (Folder.Entry entry : Folder.scan(code).files()) {
      Path file = code.resolve(entry.path());
      byte[] good = Files.readAllBytes(file);
      byte[] bad = good.clone();
      bad[(flipped * 997) % bad.length] ^= (byte) (1 << (flipped % 8));
      Files.write(file, bad);
      assertEquals("changed: " + entry.path(), refusal());
      Files.write(file, good);
      flipped++;
    }
    assertEquals(24, flipped);
    Installation.verify(code);
  }

  @Test
  void an_extra_file_is_named() throws Exception {
    Files.writeString(code.resolve("lib/boot/evil.jar"), "x");
    assertEquals("does not belong here: lib/boot/evil.jar", refusal());
  }

  @Test
  void a_missing_file_is_named() throws Exception {
    Files.delete(code.resolve("system/org/x/f1.jar"));
    assertEquals("missing: system/org/x/f1.jar", refusal());
  }

  @Test
  void a_link_to_the_very_same_bytes_is_refused() throws Exception {
    Path file = code.resolve("system/org/x/f1.jar");
    Path elsewhere = code.resolveSibling("f1.jar");
    Files.move(file, elsewhere);
    Files.createSymbolicLink(file, elsewhere);
    assertTrue(refusal().contains("link or special file: system/org/x/f1.jar"));
  }

  @Test
  void a_linked_folder_is_refused() throws Exception {
    Path folder = code.resolve("system");
    Path elsewhere = code.resolveSibling("elsewhere");
    Files.move(folder, elsewhere);
    Files.createSymbolicLink(folder, elsewhere);
    assertTrue(refusal().startsWith("link or special file: system; missing: "));
  }

  @Test
  void a_changed_list_is_refused() throws Exception {
    Path list = code.resolve("trust/files.sha256");
    Files.writeString(list, Files.readString(list).replace("f1.jar", "f0.jar"));
    assertTrue(refusal().contains("files.sha256 does not match"));
  }

  @Test
  void a_changed_signature_is_refused() throws Exception {
    Path signature = code.resolve("trust/files.sig");
    byte[] bytes = Files.readAllBytes(signature);
    bytes[bytes.length - 1] ^= 1;
    Files.write(signature, bytes);
    assertTrue(refusal().contains("files.sha256 does not match"));
  }

  @Test
  void another_certificate_is_refused() throws Exception {
    Files.writeString(code.resolve("trust/platform.pem"), Store.pem(Keys.STRANGER));
    assertTrue(refusal().contains("files.sha256 does not match"));
  }

  @Test
  void a_missing_part_of_the_seal_is_refused() throws Exception {
    for (String part : new String[] {"files.sha256", "files.sig", "platform.pem"}) {
      Path file = code.resolve("trust").resolve(part);
      byte[] good = Files.readAllBytes(file);
      Files.delete(file);
      assertTrue(refusal().startsWith("trust/: "), part);
      Files.write(file, good);
    }
  }

  @Test
  void a_foreign_file_beside_the_seal_is_refused() throws Exception {
    Files.writeString(code.resolve("trust/other.pem"), "x");
    assertTrue(refusal().contains("must hold exactly"));
  }

  @Test
  void the_mark_of_a_development_key_can_be_neither_removed_nor_added() throws Exception {
    Files.writeString(code.resolve("trust/development"), "x");
    assertTrue(refusal().contains("must hold exactly"));
    release.seal(true);
    assertTrue(Installation.verify(code).seal().list().development());
    Files.delete(code.resolve("trust/development"));
    assertTrue(refusal().contains("must hold exactly"));
  }

  @Test
  void at_most_ten_files_are_named() throws Exception {
    for (int i = 0; i < 15; i++) {
      Files.writeString(code.resolve("extra" + i), "x");
    }
    assertTrue(refusal().endsWith("; and 5 more"), this::refusal);
  }

  private String refusal() {
    return String.valueOf(
        assertThrows(InstallationRefusedException.class, () -> Installation.verify(code))
            .getMessage());
  }
}
