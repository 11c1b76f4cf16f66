// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.testkit.keys.KeyFile;
import java.io.IOException;
import java.nio.file.Files;

/** PEM certificates of throw-away keys, made once a JVM. */
final class TestCertificate {
  private static final KeyFile KEYS = file();

  static final String PLATFORM = make("platform");
  static final String OEM = make("oem");
  static final String OTHER = make("other");

  private TestCertificate() {}

  private static KeyFile file() {
    try {
      return new KeyFile(Files.createTempDirectory("certificate").resolve("store.p12"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String make(String name) {
    return KEYS.generate(name, "-ext", "eku=codeSigning").pem(name);
  }
}
