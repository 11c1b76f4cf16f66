// SPDX-License-Identifier: Apache-2.0
package io.lockgate.packager;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The key of one checkout, made at its first build; its password lies beside it, both readable by their owner only. */
final class DevelopmentKey {
  private static final String ALIAS = "development";

  private DevelopmentKey() {}

  static SigningKey in(Path folder) throws GeneralSecurityException, IOException {
    Path store = folder.resolve("development.p12");
    Path secret = folder.resolve("password");
    if (!Files.exists(store)) {
      make(folder, store, secret);
    }
    return SigningKey.fromFile(store, ALIAS, Files.readString(secret).toCharArray(), true);
  }

  private static void make(Path folder, Path store, Path secret) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    Files.writeString(secret, HexFormat.of().formatHex(random));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    ProcessBuilder keytool =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-sigalg",
            "SHA256withECDSA",
            "-dname",
            "CN=Lockgate development build",
            "-ext",
            "eku=codeSigning",
            "-ext",
            "ku=digitalSignature",
            "-validity",
            "3650",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass:file",
            secret.toString());
    Process process = keytool.redirectErrorStream(true).start();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed: " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-------"));
  }
}
