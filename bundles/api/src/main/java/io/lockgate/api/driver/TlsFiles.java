// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

/**
 * How a TLS connection is made: TLS 1.2 or 1.3, both sides authenticated. The files are PEM and named relative to the
 * configuration folder; they are read at each connect, so a renewed certificate is used at the next one.
 *
 * @param trust certificates of the authorities, or of the very peer, that are trusted
 * @param certificate own certificate, then those of the authorities above that are to be sent
 * @param key own private key, PKCS#8, readable by the gateway's user only; may be the same file
 * @param serverName DNS name or literal address that the peer's certificate must be for
 */
public record TlsFiles(String trust, String certificate, String key, String serverName) {
  /** Refuses a blank name with IllegalArgumentException. */
  public TlsFiles {
    if (trust.isBlank() || certificate.isBlank() || key.isBlank() || serverName.isBlank()) {
      throw new IllegalArgumentException(
          "TLS needs trusted certificates, an own certificate with its key, and the server's name");
    }
  }
}
