// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.net;

import io.lockgate.api.driver.TlsFiles;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.codec.tls.OwnKey;
import io.lockgate.codec.tls.Pem;
import io.lockgate.codec.tls.SpareBuffers;
import io.lockgate.codec.tls.TlsParty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import javax.net.ssl.SSLEngine;

/** Makes the engines of one peer from the files of the configuration folder, read anew each time. Thread-safe. */
public final class TlsKeys {
  private static final long LONGEST_FILE = 262_144;
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final Path folder;
  private final TlsFiles files;
  private final GatewayClock clock;
  private final SpareBuffers buffers = new SpareBuffers();

  /**
   * Reads nothing yet.
   *
   * @param folder the configuration folder
   */
  public TlsKeys(Path folder, TlsFiles files, GatewayClock clock) {
    this.folder = folder;
    this.files = files;
    this.clock = clock;
  }

  SpareBuffers buffers() {
    return buffers;
  }

  /**
   * For one connection; takes some milliseconds.
   *
   * @throws IOException a file cannot be used; the message names it
   */
  SSLEngine engine(int port) throws IOException {
    byte[] trust = read(files.trust());
    byte[] certificate = read(files.certificate());
    requireSecret(files.key());
    byte[] key = read(files.key());
    try {
      OwnKey own = own(certificate, key);
      return party(own, trust).client(files.serverName(), port, clock.now());
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot begin: " + e.getMessage(), e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private OwnKey own(byte[] certificate, byte[] key) throws IOException {
    try {
      return OwnKey.ofPem(certificate, key);
    } catch (GeneralSecurityException e) {
      throw unusable(files.certificate() + " with " + files.key(), e);
    }
  }

  private TlsParty party(OwnKey own, byte[] trust) throws IOException {
    try {
      return new TlsParty(own, Pem.certificates(trust));
    } catch (GeneralSecurityException e) {
      throw unusable(files.trust(), e);
    }
  }

  private static IOException unusable(String file, Exception why) {
    return new IOException(file + " cannot be used: " + why.getMessage(), why);
  }

  private Path inside(String name) throws IOException {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder.normalize())) {
      throw new IOException(name + " is not inside the configuration folder");
    }
    return file;
  }

  private byte[] read(String name) throws IOException {
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
