// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The key of a development build: made once a working copy, never shipped. A release is sealed with a key that does not
 * lie in a file.
 *
 * @param keyStore PKCS#12 with one entry, {@link #ALIAS}
 * @param password a file (0600) with its password
 */
record DevelopmentKey(Path keyStore, Path password) {
  static final String ALIAS = "development";
  private static final int PASSWORD_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The key in that folder, which is made when it is not there. */
  static DevelopmentKey in(Path folder) throws IOException {
    DevelopmentKey key =
        new DevelopmentKey(folder.resolve("development.p12"), folder.resolve("password"));
    if (!Files.exists(key.keyStore)) {
      key.make(folder);
    }
    return key;
  }

  private void make(Path folder) throws IOException {
    FileAttribute<?> ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createDirectories(folder);
    Files.deleteIfExists(password);
    byte[] secret = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(secret);
    try (var out =
        Files.newByteChannel(
            password, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
      String hex = HexFormat.of().formatHex(secret);
      out.write(StandardCharsets.US_ASCII.encode(hex));
    }
    Path fresh = folder.resolve("development.p12.new");
    Files.deleteIfExists(fresh);
    keytool(fresh);
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
    Files.move(fresh, keyStore);
  }

  private void keytool(Path target) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            ALIAS,
            "-dname",
            "CN=Lockgate development build",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-ext",
            "eku=codeSigning",
            "-ext",
            "ku=digitalSignature",
            "-validity",
            "3650",
            "-storetype",
            "PKCS12",
            "-keystore",
            target.toString(),
            "-storepass:file",
            password.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool could not make the development key: " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool was running", e);
    }
  }
}
