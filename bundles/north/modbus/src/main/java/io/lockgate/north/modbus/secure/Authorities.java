// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.secure;

import io.lockgate.codec.tls.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the certificates of those who may certify clients: a PEM file, or the {@code .pem} files of a folder. */
final class Authorities {
  private static final int MOST_FILES = 100;
  private static final long LONGEST_FILE = 262_144;

  private final Path folder;
  private final String name;

  /**
   * Reads nothing yet.
   *
   * @param folder the configuration folder
   * @param name of a file or folder inside
   */
  Authorities(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /**
   * All of them, now; at least one.
   *
   * @throws IOException there is none, or a file cannot be used; the message says which
   */
  List<X509Certificate> read() throws IOException {
    Path place = folder.resolve(name).normalize();
    if (name.isBlank() || !place.startsWith(folder.normalize())) {
      throw new IOException("'" + name + "' is not inside the configuration folder");
    }
    List<X509Certificate> found = new ArrayList<>();
    for (Path file : files(place)) {
      found.addAll(certificates(file));
    }
    if (found.isEmpty()) {
      throw new IOException("there is no certificate in " + name);
    }
    return found;
  }

  private List<Path> files(Path place) throws IOException {
    if (!Files.exists(place)) {
      throw new IOException(name + " is not in the configuration folder");
    }
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> all = Files.list(place)) {
      return all.filter(file -> file.toString().endsWith(".pem"))
          .sorted()
          .limit(MOST_FILES)
          .toList();
    }
  }

  private static List<X509Certificate> certificates(Path file) throws IOException {
    if (Files.size(file) > LONGEST_FILE) {
      throw new IOException(file.getFileName() + " is too long");
    }
    try {
      return Pem.certificates(Files.readAllBytes(file));
    } catch (CertificateException e) {
      throw new IOException(file.getFileName() + " cannot be used: " + e.getMessage(), e);
    }
  }
}
