// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  @Test
  void a_key_comes_with_its_certificate_and_a_mistake_with_the_words_of_keytool(
      @TempDir Path folder) throws Exception {
    KeyFile file = new KeyFile(folder.resolve("keys.p12"));
    file.generate("one", "-ext", "eku=codeSigning");
    X509Certificate certificate = (X509Certificate) file.open().getCertificate("one");
    assertEquals("CN=one", certificate.getSubjectX500Principal().getName());
    assertEquals("EC", file.open().getKey("one", file.password()).getAlgorithm());
    assertTrue(file.pem("one").startsWith("-----BEGIN CERTIFICATE-----"));
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> file.generate("one"));
    assertTrue(String.valueOf(refused.getMessage()).contains("already exists"));
  }
}
