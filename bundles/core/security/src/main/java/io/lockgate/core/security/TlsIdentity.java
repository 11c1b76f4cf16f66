// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import io.lockgate.api.security.ServerCertificate;
import io.lockgate.api.store.StateStore;
import io.lockgate.api.time.GatewayClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's own TLS key and certificate: EC P-256, self-signed, in a PKCS#12 file of the state store whose random
 * password lies beside it. Made when first asked for; all methods then throw {@link UncheckedIOException} when it can be
 * neither read nor made. A damaged store is not replaced, since clients may have pinned what it held.
 */
@Component
public final class TlsIdentity implements ServerCertificate {
  static final String KEY_STORE = "security/server.p12";
  static final String PASSWORD = "security/server-password";

  private static final Logger LOG = LoggerFactory.getLogger(TlsIdentity.class);
  private static final String TYPE = "PKCS12";
  private static final int PASSWORD_BYTES = 24;

  private final StateStore store;
  private final GatewayClock clock;
  private final Path file;
  private @Nullable X509Certificate certificate;

  /** The file lies below the folder that property {@code lockgate.data} of the framework names. */
  @Activate
  public TlsIdentity(
      @Reference StateStore store, @Reference GatewayClock clock, BundleContext context) {
    this(store, clock, Path.of(context.getProperty("lockgate.data")).resolve("state"));
  }

  TlsIdentity(StateStore store, GatewayClock clock, Path stateFolder) {
    this.store = store;
    this.clock = clock;
    this.file = stateFolder.resolve(KEY_STORE);
  }

  @Override
  public Path keyStore() {
    certificate();
    return file;
  }

  @Override
  public char[] keyStorePassword() {
    certificate();
    try {
      return storedPassword();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized X509Certificate certificate() {
    X509Certificate present = certificate;
    if (present == null) {
      try {
        Optional<byte[]> stored = store.read(KEY_STORE);
        present = stored.isPresent() ? load(stored.get()) : make();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (GeneralSecurityException e) {
        throw new UncheckedIOException(new IOException("no server certificate", e));
      }
      certificate = present;
    }
    return present;
  }

  private X509Certificate load(byte[] bytes) throws IOException, GeneralSecurityException {
    char[] password = storedPassword();
    try {
      KeyStore keys = KeyStore.getInstance(TYPE);
      keys.load(new ByteArrayInputStream(bytes), password);
      Certificate found = keys.getCertificate(ALIAS);
      if (!(found instanceof X509Certificate x509) || !keys.isKeyEntry(ALIAS)) {
        throw new IOException("the server's key store has no entry " + ALIAS);
      }
      return x509;
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private X509Certificate make() throws IOException, GeneralSecurityException {
    SecureRandom random = new SecureRandom();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    KeyPair pair = generator.generateKeyPair();
    X509Certificate made =
        SelfSignedCertificate.make(pair, HostNames.ofThisHost(), clock.now(), random);
    byte[] secret = new byte[PASSWORD_BYTES];
    random.nextBytes(secret);
    byte[] password = Base64.getUrlEncoder().encode(secret);
    char[] characters = chars(password);
    try {
      store.write(PASSWORD, password);
      KeyStore keys = KeyStore.getInstance(TYPE);
      keys.load(null, null);
      keys.setKeyEntry(ALIAS, pair.getPrivate(), characters, new Certificate[] {made});
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      keys.store(bytes, characters);
      store.write(KEY_STORE, bytes.toByteArray());
    } finally {
      Arrays.fill(characters, '\0');
      Arrays.fill(password, (byte) 0);
      Arrays.fill(secret, (byte) 0);
    }
    LOG.info("the server certificate has been made, serial number {}", made.getSerialNumber());
    return made;
  }

  private char[] storedPassword() throws IOException {
    byte[] stored =
        store
            .read(PASSWORD)
            .orElseThrow(() -> new IOException("the password of the server's key store is gone"));
    try {
      return chars(stored);
    } finally {
      Arrays.fill(stored, (byte) 0);
    }
  }

  private static char[] chars(byte[] ascii) {
    char[] characters = new char[ascii.length];
    for (int i = 0; i < ascii.length; i++) {
      characters[i] = (char) (ascii[i] & 0x7f);
    }
    return characters;
  }
}
