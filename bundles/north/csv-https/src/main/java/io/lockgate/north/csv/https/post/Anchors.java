// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.https.post;

import io.lockgate.codec.tls.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Whose certificates are trusted; read at each connection, so a renewed file is used at the next one.
 *
 * @param file PEM; none for the authorities that the platform trusts
 */
public record Anchors(Optional<Path> file) {
  /** The certificates; none stands for the platform's. */
  List<X509Certificate> read() throws IOException, GeneralSecurityException {
    return file.isEmpty() ? List.of() : Pem.certificates(Files.readAllBytes(file.orElseThrow()));
  }
}
