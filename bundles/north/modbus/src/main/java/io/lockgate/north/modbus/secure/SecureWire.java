// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.secure;

import io.lockgate.codec.tls.TlsChannel;
import io.lockgate.north.modbus.tcp.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A connection under TLS. A certificate is named by the beginning of its fingerprint: its subject may be a person. */
final class SecureWire implements Wire {
  private static final int SHOWN_BYTES = 8;

  private final TlsChannel tls;
  private final Consumer<SSLException> refused;
  private boolean known;
  private String proof = "";
  private @Nullable String role;

  /**
   * Over a channel of which nothing is known yet.
   *
   * @param refused told when the handshake fails
   */
  SecureWire(TlsChannel tls, Consumer<SSLException> refused) {
    this.tls = tls;
    this.refused = refused;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    try {
      int count = tls.read(into);
      if (!known && tls.established()) {
        learn();
      }
      return count;
    } catch (SSLException e) {
      if (!known) {
        refused.accept(e);
      }
      throw e;
    }
  }

  private void learn() throws SSLException {
    X509Certificate certificate = tls.peer();
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      String beginning = HexFormat.of().formatHex(digest, 0, SHOWN_BYTES);
      role = ClientRole.of(certificate);
      proof = (role == null ? "no role" : "role " + role) + ", certificate " + beginning;
      known = true;
    } catch (GeneralSecurityException e) {
      throw new SSLException("a certificate without a fingerprint", e);
    }
  }

  @Override
  public boolean established() {
    return known;
  }

  @Override
  public String proof() {
    return proof;
  }

  @Override
  public @Nullable String role() {
    return role;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    return tls.write(from);
  }

  @Override
  public boolean flush() throws IOException {
    return tls.flush();
  }

  @Override
  public boolean hasMore() {
    return tls.hasMore();
  }

  @Override
  public boolean partial() {
    return tls.partial();
  }

  @Override
  public boolean isOpen() {
    return tls.isOpen();
  }

  @Override
  public void close() throws IOException {
    tls.close();
  }
}
