// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import io.lockgate.api.security.AccessControl;
import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Permission;
import io.lockgate.api.security.Secrets;
import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Secrets in the state store, each sealed by AES-256-GCM: 12 bytes of nonce, then cipher text and tag; the name is
 * authenticated with it, so that one cannot be put in another's place. The key lies in the same store, in a file of its
 * own that only the gateway's user can read; it is made when the first secret is set. A secret whose key is gone is not
 * replaced silently: reading fails.
 */
@Component
public final class SealedSecrets implements Secrets {
  static final String KEY = "security/secrets-key";
  static final String FOLDER = "secrets/";

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?");
  private static final String SEAL = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final StateStore store;
  private final AccessControl access;
  private final AuditOutbox audit;
  private final SecureRandom random = new SecureRandom();

  /** Reads nothing yet. */
  @Activate
  public SealedSecrets(
      @Reference StateStore store, @Reference AccessControl access, @Reference AuditOutbox audit) {
    this.store = store;
    this.access = access;
    this.audit = audit;
  }

  @Override
  public Optional<char[]> read(String name) throws IOException {
    Optional<byte[]> sealed = store.read(file(name));
    if (sealed.isEmpty()) {
      return Optional.empty();
    }
    byte[] key = key(false);
    try {
      return Optional.of(opened(name, sealed.orElseThrow(), key));
    } catch (GeneralSecurityException e) {
      throw new IOException("the secret '" + name + "' was not set on this gateway", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static char[] opened(String name, byte[] sealed, byte[] key)
      throws GeneralSecurityException {
    if (sealed.length < NONCE_BYTES) {
      throw new GeneralSecurityException("too short");
    }
    Cipher cipher = Cipher.getInstance(SEAL);
    GCMParameterSpec nonce = new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES);
    cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), nonce);
    cipher.updateAAD(name.getBytes(StandardCharsets.US_ASCII));
    byte[] open = cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(open));
    char[] secret = Arrays.copyOf(decoded.array(), decoded.limit());
    Arrays.fill(open, (byte) 0);
    Arrays.fill(decoded.array(), '\0');
    return secret;
  }

  @Override
  public void write(Identity by, String name, char[] secret)
      throws NotAllowedException, IOException {
    access.require(by, Permission.CONFIGURE, "secret " + require(name));
    if (secret.length == 0 || secret.length > MAX_LENGTH) {
      throw new IllegalArgumentException("a secret has 1 to " + MAX_LENGTH + " characters");
    }
    byte[] key = key(true);
    try {
      store.write(file(name), sealed(name, secret, key));
    } catch (GeneralSecurityException e) {
      throw new IOException("the secret '" + name + "' cannot be sealed", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
    record(by, "SECRET_SET", name);
  }

  private byte[] sealed(String name, char[] secret, byte[] key) throws GeneralSecurityException {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    Cipher cipher = Cipher.getInstance(SEAL);
    GCMParameterSpec parameters = new GCMParameterSpec(TAG_BITS, nonce);
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), parameters);
    cipher.updateAAD(name.getBytes(StandardCharsets.US_ASCII));
    ByteBuffer open = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
    byte[] plain = new byte[open.remaining()];
    open.get(plain);
    byte[] text = cipher.doFinal(plain);
    Arrays.fill(plain, (byte) 0);
    for (open.clear(); open.hasRemaining(); ) {
      open.put((byte) 0);
    }
    byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + text.length);
    System.arraycopy(text, 0, all, NONCE_BYTES, text.length);
    return all;
  }

  @Override
  public void delete(Identity by, String name) throws NotAllowedException, IOException {
    access.require(by, Permission.CONFIGURE, "secret " + require(name));
    store.delete(file(name));
    record(by, "SECRET_REMOVED", name);
  }

  @Override
  public List<String> names() throws IOException {
    return store.list(FOLDER).stream().map(each -> each.substring(FOLDER.length())).toList();
  }

  private synchronized byte[] key(boolean make) throws IOException {
    Optional<byte[]> known = store.read(KEY);
    if (known.isPresent()) {
      return known.orElseThrow();
    }
    if (!make || !names().isEmpty()) {
      throw new IOException("the key of the secrets is gone; set them again after removing them");
    }
    byte[] fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    store.write(KEY, fresh);
    return fresh;
  }

  private void record(Identity by, String type, String name) {
    audit.put(
        AuditEvent.by(by, AuditEvent.Category.CONFIGURATION, type, name, AuditEvent.Result.OK, ""));
  }

  private static String file(String name) {
    return FOLDER + require(name);
  }

  private static String require(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the name of a secret must be 1 to 64 of a-z 0-9 . _ -, first and last a letter or digit");
    }
    return name;
  }
}
