// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.tls;

import io.lockgate.testkit.keys.Authority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** Keys for all tests of this module: keytool is slow. */
final class Keys {
  static final Authority PLANT;
  static final Authority STRANGER;

  /** When all of them are valid, or no longer. */
  static final Instant NOW;

  static {
    try {
      Path folder = Files.createTempDirectory("keys");
      PLANT =
          new Authority(folder, "plant")
              .server("device", "dns:device.plant,ip:127.0.0.1")
              .client("scada", "operator")
              .client("late", "operator", Authority.expired());
      STRANGER = new Authority(folder, "stranger").client("guest", "operator");
      List<X509Certificate> last = Pem.certificates(bytes(STRANGER.certificate("guest")));
      NOW = last.get(0).getNotBefore().toInstant().plusSeconds(1);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Keys() {}

  static byte[] bytes(String pem) {
    return pem.getBytes(StandardCharsets.US_ASCII);
  }

  static OwnKey own(Authority authority, String alias) throws GeneralSecurityException {
    return OwnKey.ofPem(bytes(authority.certificate(alias)), bytes(authority.key(alias)));
  }

  /** Somebody of this authority who trusts the plant's. */
  static TlsParty party(Authority authority, String alias) throws GeneralSecurityException {
    return new TlsParty(
        own(authority, alias), List.copyOf(Pem.certificates(bytes(PLANT.certificate()))));
  }
}
