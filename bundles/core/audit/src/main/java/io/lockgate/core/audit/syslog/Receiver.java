// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.syslog;

import io.lockgate.api.security.Outbound;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.codec.tls.OwnKey;
import io.lockgate.codec.tls.Pem;
import io.lockgate.codec.tls.TlsParty;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Where the records go, and how to get there safely: TLS 1.3 or 1.2 with forward secrecy and AEAD ciphers, the server's
 * certificate issued by one of the named authorities for the named host.
 *
 * @param host name or address, as in the server's certificate
 * @param authorities PEM file of the certificates trusted to issue the server's
 * @param client what this side shows, if it is asked
 * @param clock says when a certificate must be valid
 */
record Receiver(
    String host, int port, Path authorities, Optional<ClientIdentity> client, GatewayClock clock) {
  private static final int CONNECT_MILLIS = 10_000;

  /** PEM files: certificate chain, and unencrypted PKCS#8 key. */
  record ClientIdentity(Path certificates, Path key) {}

  /**
   * A connection whose server is known to be the right one. Files are read anew each time.
   *
   * @throws IOException it cannot be had, or may not be: then nothing was sent and no name looked up
   */
  SSLSocket connect(Outbound outbound) throws IOException {
    outbound.check(SyslogForwarding.ID, host, port);
    SSLSocket socket = unconnected();
    try {
      socket.setSoTimeout(CONNECT_MILLIS);
      socket.setKeepAlive(true);
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private SSLSocket unconnected() throws IOException {
    try {
      return new TlsParty(own(), Pem.certificates(Files.readAllBytes(authorities)))
          .client(clock.now());
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  private @Nullable OwnKey own() throws IOException, GeneralSecurityException {
    if (client.isEmpty()) {
      return null;
    }
    return OwnKey.ofPem(
        Files.readAllBytes(client.get().certificates()), Files.readAllBytes(client.get().key()));
  }
}
