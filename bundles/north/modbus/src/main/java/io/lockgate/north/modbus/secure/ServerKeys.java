// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.secure;

import io.lockgate.api.security.ServerCertificate;
import io.lockgate.codec.tls.OwnKey;
import io.lockgate.codec.tls.TlsParty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who the gateway is and which authorities it trusts for clients. Follows the files; what cannot be read is trusted no
 * longer. Thread-safe.
 */
public final class ServerKeys {
  private static final Logger LOG = LoggerFactory.getLogger(ServerKeys.class);

  private final ServerCertificate certificate;
  private final Path folder;
  private @Nullable OwnKey own;
  private volatile @Nullable TlsParty party;
  private volatile String trouble = "";

  /**
   * Nothing is read yet.
   *
   * @param folder the configuration folder
   */
  public ServerKeys(ServerCertificate certificate, Path folder) {
    this.certificate = certificate;
    this.folder = folder;
  }

  /** The keys in force; null while nobody can be trusted. */
  public @Nullable TlsParty party() {
    return party;
  }

  /** Why nobody can be trusted; empty when somebody can. */
  public String trouble() {
    return trouble;
  }

  /** Looks at the files again; to be called every few seconds. */
  public synchronized void look(String authorities) {
    try {
      TlsParty next = new TlsParty(own(), new Authorities(folder, authorities).read());
      if (!next.equals(party)) {
        party = next;
        LOG.info("Modbus/TCP Security trusts {} authorities", next.anchors().size());
      }
      trouble("");
    } catch (IOException | UncheckedIOException | GeneralSecurityException e) {
      party = null;
      trouble(String.valueOf(e.getMessage()));
    }
  }

  private void trouble(String now) {
    if (!now.isEmpty() && !now.equals(trouble)) {
      LOG.error("Modbus/TCP Security lets nobody in: {}", now);
    }
    trouble = now;
  }

  private OwnKey own() throws IOException, GeneralSecurityException {
    X509Certificate present = certificate.certificate();
    OwnKey known = own;
    if (known == null || !known.chain().get(0).equals(present)) {
      known = load(present);
      own = known;
    }
    return known;
  }

  private OwnKey load(X509Certificate present) throws IOException, GeneralSecurityException {
    char[] password = certificate.keyStorePassword();
    try {
      KeyStore keys = KeyStore.getInstance(certificate.keyStore().toFile(), password);
      Key key = keys.getKey(ServerCertificate.ALIAS, password);
      if (!(key instanceof PrivateKey secret)) {
        throw new IOException("the server's key store has no private key");
      }
      return new OwnKey(secret, List.of(present));
    } finally {
      Arrays.fill(password, '\0');
    }
  }
}
