// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.launcher.install.Installation;
import io.lockgate.launcher.install.InstallationRefusedException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagerTest {
  @Test
  void a_sealed_folder_verifies_and_sealing_again_gives_the_same_list(@TempDir Path folder)
      throws Exception {
    Path code = code(folder.resolve("code"));
    String keys = folder.resolve("keys").toString();
    assertEquals(0, Packager.run("seal", code.toString(), "--development", keys));
    Installation first = Installation.verify(code);
    byte[] list = Files.readAllBytes(code.resolve("trust/files.sha256"));
    assertEquals(0, Packager.run("seal", code.toString(), "--development", keys));
    assertEquals(first.seal(), Installation.verify(code).seal(), "same list, same certificate");
    assertArrayEquals(list, Files.readAllBytes(code.resolve("trust/files.sha256")));
    assertTrue(first.seal().list().development());
    assertTrue(Files.exists(code.resolve("trust/development")));
    Files.writeString(code.resolve("bin/run"), "changed");
    assertThrows(InstallationRefusedException.class, () -> Installation.verify(code));
  }

  @Test
  void a_key_store_seals_without_the_mark_of_a_development_key(@TempDir Path folder)
      throws Exception {
    Path code = code(folder.resolve("code"));
    DevelopmentKey key = DevelopmentKey.in(folder.resolve("keys"));
    String store = key.keyStore().toString();
    String password = key.password().toString();
    assertEquals(
        0,
        Packager.run(
            "seal",
            code.toString(),
            "--keystore",
            store,
            "--alias",
            DevelopmentKey.ALIAS,
            "--password-file",
            password));
    assertFalse(Installation.verify(code).seal().list().development());
    assertFalse(Files.exists(code.resolve("trust/development")));
  }

  @Test
  void the_development_key_belongs_to_its_owner(@TempDir Path folder) throws Exception {
    DevelopmentKey key = DevelopmentKey.in(folder.resolve("keys"));
    for (Path file : List.of(key.keyStore(), key.password())) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
    assertEquals(32, Files.size(key.password()));
  }

  @Test
  void a_link_is_not_sealed(@TempDir Path folder) throws Exception {
    Path code = code(folder.resolve("code"));
    Files.createSymbolicLink(code.resolve("lib/link.jar"), code.resolve("bin/run"));
    String keys = folder.resolve("keys").toString();
    assertEquals(1, Packager.run("seal", code.toString(), "--development", keys));
    assertEquals(1, tar(code, folder.resolve("x.tar.gz")));
    assertFalse(Files.exists(code.resolve("trust")));
  }

  @Test
  void two_archives_are_equal_byte_by_byte(@TempDir Path folder) throws Exception {
    Path code = code(folder.resolve("code"));
    Path first = folder.resolve("first.tar.gz");
    assertEquals(0, tar(code, first));
    Path copy = code(folder.resolve("copy"));
    Files.setLastModifiedTime(copy.resolve("bin/run"), FileTime.fromMillis(1));
    Files.setPosixFilePermissions(
        copy.resolve("lib/boot/a.jar"), PosixFilePermissions.fromString("rwxrwxrwx"));
    Path second = folder.resolve("second.tar.gz");
    assertEquals(0, tar(copy, second));
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @Test
  void an_archive_holds_sorted_names_and_plain_modes(@TempDir Path folder) throws Exception {
    Path out = folder.resolve("x.tar.gz");
    tar(code(folder.resolve("code")), out);
    List<String> seen = new ArrayList<>();
    try (InputStream in = Files.newInputStream(out);
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        seen.add(Integer.toOctalString(e.getMode()) + " " + e.getLongUserId() + " " + e.getName());
        assertEquals(FileTime.fromMillis(1_700_000_000_000L), e.getLastModifiedTime());
      }
    }
    assertEquals(
        List.of(
            "100755 0 lockgate-0.1.0/bin/run",
            "100644 0 lockgate-0.1.0/lib/boot/a.jar",
            "100644 0 lockgate-0.1.0/system/" + "long/".repeat(40) + "b.jar"),
        seen);
  }

  @Test
  void a_signed_jar_is_signed(@TempDir Path folder) throws Exception {
    Path in = folder.resolve("in.jar");
    try (OutputStream file = Files.newOutputStream(in);
        JarOutputStream jar = new JarOutputStream(file)) {
      jar.putNextEntry(new JarEntry("a.txt"));
      jar.write(1);
    }
    Path out = folder.resolve("out.jar");
    String keys = folder.resolve("keys").toString();
    assertEquals(0, Packager.run("signjar", in.toString(), out.toString(), "--development", keys));
    try (JarFile jar = new JarFile(out.toFile(), true)) {
      JarEntry entry = jar.getJarEntry("a.txt");
      jar.getInputStream(entry).readAllBytes();
      assertNotNull(entry.getCodeSigners());
    }
  }

  @Test
  void nonsense_is_answered_with_the_usage() {
    assertEquals(2, Packager.run());
    assertEquals(2, Packager.run("bake"));
    assertEquals(2, Packager.run("seal", "x"));
    assertEquals(2, Packager.run("tar", "x", "y", "--epoch"));
  }

  private static int tar(Path code, Path out) {
    return Packager.run(
        "tar",
        code.toString(),
        out.toString(),
        "--prefix",
        "lockgate-0.1.0",
        "--epoch",
        "1700000000");
  }

  private static Path code(Path folder) throws Exception {
    for (String name :
        List.of("bin/run", "lib/boot/a.jar", "system/" + "long/".repeat(40) + "b.jar")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
    return folder;
  }
}
