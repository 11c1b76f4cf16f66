// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.store;

import io.lockgate.launcher.install.Sha256;
import io.lockgate.launcher.spi.TrustView.EnrolledSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads {@code mode}, {@code revoked} and {@code signers/<fingerprint>.pem} with {@code .prefix} from a folder that
 * {@code core.trust} writes. Never writes itself.
 */
public final class TrustStore {
  private static final int MAX_SIGNERS = 256;
  private static final int MAX_BYTES = 1 << 20;
  private static final String PEM = ".pem";

  private final Path folder;

  public TrustStore(Path folder) {
    this.folder = folder;
  }

  /**
   * The store as it is now; what is absent has its default.
   *
   * @throws IOException a part cannot be read or is malformed; its message names it
   */
  public TrustState read() throws IOException {
    String mode = text(folder.resolve("mode"));
    Set<String> revoked =
        text(folder.resolve("revoked"))
            .lines()
            .filter(s -> !s.isBlank())
            .collect(Collectors.toSet());
    try {
      return new TrustState(
          mode.isEmpty() ? TrustState.EMPTY.mode() : Mode.of(mode), signers(), Set.copyOf(revoked));
    } catch (IllegalArgumentException e) {
      throw new IOException("trust store: " + e.getMessage(), e);
    }
  }

  private List<EnrolledSigner> signers() throws IOException {
    Path signers = folder.resolve("signers");
    if (!Files.isDirectory(signers)) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(signers)) {
      files =
          all.filter(file -> file.toString().endsWith(PEM)).sorted().limit(MAX_SIGNERS).toList();
    }
    List<EnrolledSigner> enrolled = new ArrayList<>();
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      String fingerprint = name.substring(0, name.length() - PEM.length());
      enrolled.add(signer(file, fingerprint, text(signers.resolve(fingerprint + ".prefix"))));
    }
    return List.copyOf(enrolled);
  }

  private static EnrolledSigner signer(Path pem, String fingerprint, String prefix)
      throws IOException {
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(bytes(pem)));
      if (!Sha256.of(certificate.getEncoded()).equals(fingerprint) || prefix.isEmpty()) {
        throw new IOException("trust store: " + pem + " is not what its name or prefix says");
      }
      return new EnrolledSigner(certificate, prefix);
    } catch (CertificateException e) {
      throw new IOException("trust store: " + pem + ": " + e.getMessage(), e);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.exists(file) ? new String(bytes(file), StandardCharsets.UTF_8).strip() : "";
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_BYTES);
    }
  }
}
