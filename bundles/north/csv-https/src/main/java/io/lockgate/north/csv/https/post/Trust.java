// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.https.post;

import io.lockgate.api.time.GatewayClock;
import io.lockgate.codec.tls.Pem;
import io.lockgate.codec.tls.TlsParty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.Optional;

/**
 * Whose certificates are trusted; read at each connection, so a renewed file is used at the next one.
 *
 * @param authorities PEM; none for the authorities that the platform trusts
 * @param clock says when a certificate must be valid
 */
public record Trust(Optional<Path> authorities, GatewayClock clock) {
  /** Our side of a connection; it shows nothing of itself. */
  TlsParty party() throws IOException, GeneralSecurityException {
    return new TlsParty(
        null,
        authorities.isEmpty()
            ? TlsParty.platformAnchors()
            : Pem.certificates(Files.readAllBytes(authorities.orElseThrow())));
  }

  /** Whether a handshake failed because of who the other end is, as opposed to how the connection was. */
  static boolean isStranger(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof CertificateException || each instanceof CertPathBuilderException) {
        return true;
      }
    }
    return false;
  }
}
