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
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A connection under TLS. A certificate is named by the beginning of its fingerprint: its subject may be a person. */
final class SecureWire implements Wire {
  private static final int SHOWN_BYTES = 8;

  private final TlsChannel tls;
  private final Standing standing;
  private @Nullable X509Certificate certificate;
  private String proof = "";
  private @Nullable String role;

  /** Who may come, and stay. */
  interface Standing {
    /** Hears why a handshake failed. */
    void refused(SSLException why);

    /**
     * Called before each read.
     *
     * @throws SSLException whoever has this certificate may stay no longer
     */
    void check(X509Certificate certificate) throws SSLException;
  }

  /** Over a channel of which nothing is known yet. */
  SecureWire(TlsChannel tls, Standing standing) {
    this.tls = tls;
    this.standing = standing;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    X509Certificate known = certificate;
    if (known != null) {
      standing.check(known);
      return tls.read(into);
    }
    try {
      int count = tls.read(into);
      if (tls.established()) {
        learn(tls.peer());
      }
      return count;
    } catch (SSLException e) {
      standing.refused(e);
      throw e;
    }
  }

  private void learn(X509Certificate peer) throws SSLException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(peer.getEncoded());
      String beginning = HexFormat.of().formatHex(digest, 0, SHOWN_BYTES);
      role = ClientRole.of(peer);
      proof = (role == null ? "no role" : "role " + role) + ", certificate " + beginning;
      certificate = peer;
    } catch (GeneralSecurityException e) {
      throw new SSLException("a certificate without a fingerprint", e);
    }
  }

  @Override
  public boolean established() {
    return certificate != null;
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
