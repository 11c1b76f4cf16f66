// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A PKCS#12 file of throw-away keys with their certificates, made by the JDK's keytool. What keytool refuses is an
 * {@link IllegalStateException} with its words.
 */
public final class KeyFile {
  private final Path file;
  private final String password = UUID.randomUUID().toString();

  /** A file that keytool makes with the first key. */
  public KeyFile(Path file) {
    this.file = file;
  }

  /** A new P-256 key with a certificate for {@code CN=alias}; {@code more} are further words for keytool. */
  public KeyFile generate(String alias, String... more) {
    List<String> words =
        new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-dname", "CN=" + alias));
    words.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    words.addAll(List.of(more));
    keytool(words.toArray(String[]::new));
    return this;
  }

  /** The certificate of a key, as PEM. */
  public String pem(String alias) {
    return keytool("-exportcert", "-rfc", "-alias", alias);
  }

  /** Where the file is. */
  public Path path() {
    return file;
  }

  /** Opens the file and every key in it; a fresh copy. */
  public char[] password() {
    return password.toCharArray();
  }

  /** What is in the file now. */
  public KeyStore open() {
    try {
      return KeyStore.getInstance(file.toFile(), password());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs keytool on this file and returns what it prints. */
  public String keytool(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-Xshare:auto"));
    command.addAll(List.of(words));
    command.addAll(List.of("-storetype", "PKCS12", "-keystore", file.toString()));
    command.addAll(List.of("-storepass", password));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      byte[] output = process.getInputStream().readAllBytes();
      String text = new String(output, StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keytool: " + text);
      }
      return text;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
