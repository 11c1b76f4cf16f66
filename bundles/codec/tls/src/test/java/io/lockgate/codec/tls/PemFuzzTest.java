// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.tls;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lockgate.testkit.fuzz.Budget;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes as a file with certificates, and as one with a key: through our cutting of the text and the JDK's reader of what
 * is in it. In the build the seeds run as tests; a campaign of 60 s, from the root of the project:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl bundles/codec/tls -am test -Dtest=PemFuzzTest -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * <p>A finding is written beside the test resources and runs as a seed from then on.
 */
class PemFuzzTest {
  private static final Budget CERTIFICATES = new Budget(4 << 20, CertificateException.class);
  private static final Budget KEY = new Budget(4 << 20, GeneralSecurityException.class);

  static Stream<byte[]> seeds() {
    return Stream.of(
            Keys.PLANT.certificate("scada"),
            Keys.PLANT.certificate("device") + Keys.PLANT.certificate(),
            Keys.PLANT.key("scada"),
            "-----BEGIN CERTIFICATE-----\nMAMBAf8=\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\n-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
            "-----END PRIVATE KEY----------BEGIN PRIVATE KEY-----")
        .map(Keys::bytes);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void anyFileHoldsCertificatesOrAKeyOrIsRefused(byte[] file) {
    CERTIFICATES.spend(() -> assertFalse(Pem.certificates(file).isEmpty()));
    KEY.spend(() -> assertNotNull(Pem.privateKey(file)));
  }
}
