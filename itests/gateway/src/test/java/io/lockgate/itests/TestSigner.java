// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** An OEM with a key of its own, made for one test. */
final class TestSigner {
  private static final String PASSWORD = "only-for-this-test";

  private final KeyStore.PrivateKeyEntry key;
  private final Path certificate;

  private TestSigner(KeyStore.PrivateKeyEntry key, Path certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /** A fresh EC key with a self-signed certificate for code signing. */
  static TestSigner create(Path folder, String name) {
    Path store = folder.resolve(name + ".p12");
    keytool(
        "-genkeypair",
        "-alias",
        "k",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=" + name,
        "-ext",
        "eku=codeSigning",
        "-validity",
        "30",
        "-storetype",
        "PKCS12",
        "-keystore",
        store.toString(),
        "-storepass",
        PASSWORD);
    try {
      KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      var entry =
          (KeyStore.PrivateKeyEntry)
              keys.getEntry("k", new KeyStore.PasswordProtection(PASSWORD.toCharArray()));
      Path pem = folder.resolve(name + ".pem");
      String body =
          Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
              .encodeToString(entry.getCertificate().getEncoded());
      Files.writeString(
          pem, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
      return new TestSigner(entry, pem);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** PEM file to enrol. */
  Path certificate() {
    return certificate;
  }

  /** Writes a signed copy. */
  Path sign(Path jar, Path signed) {
    try (ZipFile in = new ZipFile(jar.toFile());
        OutputStream out = Files.newOutputStream(signed)) {
      new JarSigner.Builder(key)
          .digestAlgorithm("SHA-256")
          .signatureAlgorithm("SHA256withECDSA")
          .build()
          .sign(in, out);
      return signed;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keytool(String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    line.addAll(List.of(arguments));
    ShellResult.run(line, java.util.Map.of(), "").ok();
  }
}
