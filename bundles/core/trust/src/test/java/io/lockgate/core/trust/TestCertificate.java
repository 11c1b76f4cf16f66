// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PEM certificates of throw-away keys, made once a JVM with keytool. */
final class TestCertificate {
  static final String PLATFORM = make("platform", "eku=codeSigning");
  static final String OEM = make("oem", "eku=codeSigning");
  static final String OTHER = make("other", "eku=codeSigning");

  private TestCertificate() {}

  private static String make(String name, String extension) {
    try {
      Path store = Files.createTempDirectory("certificate").resolve("store.p12");
      List<String> common =
          List.of("-alias", name, "-keystore", store.toString(), "-storepass", "changeit");
      keytool(
          common,
          "-genkeypair",
          "-keyalg",
          "EC",
          "-groupname",
          "secp256r1",
          "-dname",
          "CN=" + name,
          "-ext",
          extension);
      return keytool(common, "-exportcert", "-rfc");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String keytool(List<String> common, String... more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(more));
    command.addAll(common);
    Process process = new ProcessBuilder(command).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool: " + output);
    }
    return output;
  }
}
