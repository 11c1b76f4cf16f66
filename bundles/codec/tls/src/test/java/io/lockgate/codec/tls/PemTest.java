// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.cert.CertificateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
  private static final String KEY = Keys.PLANT.key("scada");
  private static final String CERTIFICATE = Keys.PLANT.certificate("scada");

  @Test
  void one_file_may_hold_key_and_chain_with_words_between_them() throws Exception {
    byte[] file =
        Keys.bytes("who: scada\n" + KEY + CERTIFICATE + "above:\n" + Keys.PLANT.certificate());
    OwnKey own = OwnKey.ofPem(file, file);
    assertEquals(2, own.chain().size());
    assertEquals("key of CN=scada", own.toString());
  }

  @Test
  void a_key_of_another_certificate_is_refused() {
    byte[] other = Keys.bytes(Keys.PLANT.key("device"));
    assertThrows(InvalidKeyException.class, () -> OwnKey.ofPem(Keys.bytes(CERTIFICATE), other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"
      })
  void what_is_no_certificate_is_refused(String text) {
    assertThrows(CertificateException.class, () -> Pem.certificates(Keys.bytes(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        "-----END PRIVATE KEY----------BEGIN PRIVATE KEY-----"
      })
  void what_is_no_key_is_refused(String text) {
    assertThrows(GeneralSecurityException.class, () -> Pem.privateKey(Keys.bytes(text)));
  }
}
