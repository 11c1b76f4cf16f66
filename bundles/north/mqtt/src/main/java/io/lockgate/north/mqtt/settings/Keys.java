// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.settings;

import io.lockgate.codec.tls.OwnKey;
import io.lockgate.codec.tls.Pem;
import io.lockgate.codec.tls.TlsParty;
import io.lockgate.north.mqtt.wire.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Certificates and key in PEM files of the configuration folder, read at each connect, so that renewed ones are used at
 * the next.
 *
 * @param folder the configuration folder
 * @param trust certificates of authorities or of the very broker; empty: the authorities that the platform trusts
 * @param certificate own certificate and those above; empty: none is shown
 * @param key own private key, PKCS#8; may be the same file
 */
public record Keys(Path folder, String trust, String certificate, String key) implements Way.Keys {
  private static final long LONGEST_FILE = 262_144;
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  @Override
  public TlsParty read() throws IOException {
    return new TlsParty(own(), anchors());
  }

  private List<X509Certificate> anchors() throws IOException {
    try {
      return trust.isEmpty() ? TlsParty.platformAnchors() : Pem.certificates(bytes(trust));
    } catch (GeneralSecurityException e) {
      throw new IOException(
          (trust.isEmpty() ? "the platform's trust" : trust) + " cannot be used: " + e.getMessage(),
          e);
    }
  }

  private @Nullable OwnKey own() throws IOException {
    if (certificate.isEmpty()) {
      return null;
    }
    byte[] chain = bytes(certificate);
    requireSecret(key);
    byte[] secret = bytes(key);
    try {
      return OwnKey.ofPem(chain, secret);
    } catch (GeneralSecurityException e) {
      throw new IOException(certificate + " with " + key + " cannot be used: " + e.getMessage(), e);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private Path inside(String name) throws IOException {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder.normalize())) {
      throw new IOException(name + " is not inside the configuration folder");
    }
    return file;
  }

  private byte[] bytes(String name) throws IOException {
    Path file = inside(name);
    try {
      if (Files.size(file) > LONGEST_FILE) {
        throw new IOException(name + " is too long");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IOException(name + " is not in the configuration folder", e);
    }
  }

  private void requireSecret(String name) throws IOException {
    try {
      Set<PosixFilePermission> given = Files.getPosixFilePermissions(inside(name));
      if (given.stream().anyMatch(OF_OTHERS::contains)) {
        throw new IOException(name + " can be read by other users (chmod 600)");
      }
    } catch (NoSuchFileException e) {
      throw new IOException(name + " is not in the configuration folder", e);
    }
  }
}
